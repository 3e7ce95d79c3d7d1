import type { Failure } from './failures';
import { readObject } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

/** `PUT /notes` whose body says by its `id` which note it changes: `POST /notes` makes them. */
export function selectsByBody(document: OpenApiDocument, entry: OperationEntry, { sent }: Failure): boolean {
  const { method, path, operation } = entry;
  const { requestBody } = operation;
  if ((method !== 'put' && method !== 'patch') || requestBody === undefined || '$ref' in requestBody) return false;
  const [media] = Object.values(requestBody.content);
  const { properties = {} } = followSchema(document, media?.schema, '#').value;
  const isMade = listOperations(document).some((other) => other.method === 'post' && other.path === path);
  return !path.endsWith('}') && isMade && 'id' in properties && 'id' in readObject(sent?.text ?? '');
}
