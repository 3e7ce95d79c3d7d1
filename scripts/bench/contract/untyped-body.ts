import type { Failure } from './failures';
import { isJson, readJson } from './json';

import type { OpenApiDocument, RequestBody } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { assumeObjects } from '@orchestrate/kit/openapi/untyped-objects';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/**
 * Whether a body follows its schema only because the schema, or one within, has properties and leaves out that it
 * describes an object: `null` follows `{ properties: … }`.
 */
export function isNoObject(
  document: OpenApiDocument,
  { operation, pointer }: OperationEntry,
  { sent }: Failure,
): boolean {
  if (operation.requestBody === undefined || sent === undefined || !isJson(sent)) return false;
  const at = extendPointer(pointer, 'requestBody');
  const body = followReference<RequestBody>(document, operation.requestBody, at);
  const type = Object.keys(body.value.content).find((one) => isJson({ type: one }));
  const given = readJson(sent.text);
  if (type === undefined || given === undefined) return false;
  const schema = extendPointer(body.pointer, 'content', type, 'schema');
  const holds = (told: OpenApiDocument): boolean => createSchemaValidator(told).validate(schema, given).length === 0;
  const assumed = assumeObjects(document);
  return assumed.pointers.length > 0 && holds(document) && !holds(assumed.document);
}
