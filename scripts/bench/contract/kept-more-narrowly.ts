import type { Failure } from './failures';

import type { OpenApiDocument, Response, Schema } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** The schema of what the first success shows as JSON. */
function findShown(document: OpenApiDocument, { operation, pointer }: OperationEntry): Located<Schema> | undefined {
  const [, declared] = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2')) ?? [];
  if (declared === undefined) return undefined;
  const schema = followReference<Response>(document, declared, pointer).value.content?.['application/json']?.schema;
  const found = followSchema(document, schema, '#');
  return found.pointer === '#' ? undefined : found;
}

/** Whether a query sets a property, by its name, to a text that the item which the answer shows may not hold. */
export function isKeptMoreNarrowly(
  document: OpenApiDocument,
  entry: OperationEntry,
  { address = '' }: Failure,
): boolean {
  const shown = findShown(document, entry);
  if (shown === undefined || entry.method === 'get' || !URL.canParse(address)) return false;
  const known = new Set(listParameters(document, entry).map(({ value }) => (value.in === 'query' ? value.name : '')));
  const validator = createSchemaValidator(document);
  return [...new URL(address).searchParams].some(([name, text]) => {
    const schema = shown.value.properties?.[name];
    const at = extendPointer(shown.pointer, 'properties', name);
    return known.has(name) && schema !== undefined && validator.validateText(at, text).length > 0;
  });
}
