import type { Failure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** `None%20`: as it is, and as it reads. */
function listReadings(segment: string): string[] {
  try {
    return [segment, decodeURIComponent(segment)];
  } catch {
    return [segment];
  }
}

/** Whether a path that was meant to be right holds a value that the schema of its parameter refuses, however it is read. */
export function isPathWrong(document: OpenApiDocument, entry: OperationEntry, { address }: Failure): boolean {
  if (address === undefined) return false;
  const asked = new URL(address).pathname.split('/').reverse();
  const segments = entry.path.split('/').reverse();
  const validator = createSchemaValidator(document);
  return listParameters(document, entry).some(({ value, pointer }) => {
    const { in: place, name, schema, style = 'simple' } = value;
    const segment = asked[segments.indexOf(`{${name}}`)];
    if (place !== 'path' || schema === undefined || style !== 'simple' || segment === undefined) return false;
    const at = extendPointer(pointer, 'schema');
    return listReadings(segment).every((text) => validator.validateText(at, text).length > 0);
  });
}
