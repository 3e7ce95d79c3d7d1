import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';

import { findKind } from './columns';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { findBodySchema, readWholeBody } from './resources';

/** Whether operations of a kind are about the items whose ids a request carries. */
export function isOfIds(kind: OperationModel['planned']['kind']): boolean {
  return ['delete-many', 'transition-many', 'patch-many'].includes(kind);
}

/** Whether a request that removes many items may name none of them. */
export function mayLackIds(document: OpenApiDocument, operation: OperationModel): boolean {
  const { ids } = operation.planned;
  if (ids?.name === undefined) return false;
  if (ids.in === 'body') return readWholeBody(document, operation)?.properties.get(ids.name)?.isRequired !== true;
  const found = operation.parameters.find(({ value }) => value.in === 'query' && value.name === ids.name);
  const hasDefault = followSchema(document, found?.value.schema, '#').value.default !== undefined;
  return found?.value.required !== true && !hasDefault;
}

/** Whether ids that a request names have another form than those of stored items. */
export function hasOtherIds(document: OpenApiDocument, operation: OperationModel, { id }: ResourceModel): boolean {
  const { ids } = operation.planned;
  if (ids === undefined) return false;
  const schema =
    ids.in === 'query'
      ? operation.parameters.find(({ value }) => value.in === 'query' && value.name === ids.name)?.value.schema
      : ids.name === undefined
        ? findBodySchema(operation)
        : readWholeBody(document, operation)?.properties.get(ids.name)?.schema;
  const given = findKind(normaliseSchema(document, followSchema(document, schema, '#').value.items ?? true));
  const isNumber = (kind: string): boolean => ['integer', 'bigint', 'numeric', 'double'].includes(kind);
  return isNumber(given) !== isNumber(id.kind) || given === 'json' || given === 'boolean';
}
