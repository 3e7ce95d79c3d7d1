import type { OpenApiDocument, Response } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

/** What an object has, by name. */
export type Properties = ReadonlyMap<string, MergedProperty>;

/** The properties of what an operation's first success shows as JSON. */
export function listShown(document: OpenApiDocument, { operation, pointer }: OperationEntry): Properties {
  const responses = Object.entries(operation.responses ?? {});
  const [status, declared] = responses.find(([one]) => one.startsWith('2')) ?? [];
  if (status === undefined || declared === undefined) return new Map();
  const answer = followReference<Response>(document, declared, extendPointer(pointer, 'responses', status));
  const at = extendPointer(answer.pointer, 'content', 'application/json', 'schema');
  return mergeSchema(document, answer.value.content?.['application/json']?.schema, at).properties;
}
