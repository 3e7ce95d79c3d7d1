import type { Failure } from './failures';
import { isJson, readJson } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

const OF_FORMAT = /^must match format "(?:uuid|email|uri|date|date-time|time|ipv4|ipv6|hostname)"$/;

/** Whether all that is wrong with a body of JSON are texts that have not the format that their schema gives them. */
export function lacksFormat(
  document: OpenApiDocument,
  { operation, pointer }: OperationEntry,
  failure: Failure,
): boolean {
  const { sent } = failure;
  if (sent === undefined || !isJson(sent) || operation.requestBody === undefined) return false;
  const body = followReference(document, operation.requestBody, extendPointer(pointer, 'requestBody'));
  const type = Object.keys(body.value.content).find((one) => isJson({ type: one }));
  const value = readJson(sent.text);
  if (type === undefined || value === undefined) return false;
  const wrong = createSchemaValidator(document).validate(extendPointer(body.pointer, 'content', type, 'schema'), value);
  return wrong.length > 0 && wrong.every(({ message }) => OF_FORMAT.test(message));
}
