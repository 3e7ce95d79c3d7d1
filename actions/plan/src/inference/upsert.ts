import type { Evidence, Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import type { WriteRequest } from './writes';
import { listUnfillable } from './writes';

/** Where the body of a declared answer is described; `undefined`: it has none, or none of this type. */
function findPlace(
  document: OpenApiDocument,
  { responses }: OperationView,
  status: string,
  type: string,
): string | undefined {
  const response = responses.get(status);
  const schema = response?.value.content?.[type]?.schema;
  if (response === undefined || schema === undefined) return undefined;
  return followSchema(document, schema, extendPointer(response.pointer, 'content', type, 'schema')).pointer;
}

/** Whether 201 answers what success does, or both answer nothing. */
function answersAlike(
  document: OpenApiDocument,
  view: OperationView,
  { status, shape, contentType = '' }: Success,
): boolean {
  const created = view.responses.get('201');
  if (created === undefined || status === 201) return false;
  if (shape === 'empty') return created.value.content === undefined;
  const place = findPlace(document, view, '201', contentType);
  return shape === 'item' && place !== undefined && place === findPlace(document, view, String(status), contentType);
}

/** Whether nothing but the path's last parameter and the body says which item it is, and whose. */
function standsAlone({ draft, parents, ancestors, idProperty, relations }: InferenceContext): boolean {
  const { id, account, representation } = draft;
  const isChosen = id.source === 'client' && id.isOptional !== true && id.isMutable !== true && id.type !== 'integer';
  const isFree = account === undefined && relations.every(({ from }) => from === undefined);
  const isPlain = representation.variants === undefined && idProperty === undefined;
  return isChosen && isFree && isPlain && parents.length === 0 && ancestors.length === 0;
}

/**
 * A PUT that makes what is not there: it declares 201 beside its success, callers choose the key that the path names,
 * and the body holds all that a new item must show.
 */
export function findUpsert(
  view: OperationView,
  request: WriteRequest,
  success: Success,
  context: InferenceContext,
): Evidence | undefined {
  const { document, draft, isOff } = context;
  const isGuarded = view.parameters.some(({ value }) => value.in === 'header' && /^if-match$/i.test(value.name));
  if (isOff('upsert') || isGuarded || request.carried !== undefined) return undefined;
  if (!standsAlone(context) || !answersAlike(document, view, success)) return undefined;
  if (listUnfillable(request, context).some((name) => name !== draft.id.property)) return undefined;
  const detail = `201 is declared beside ${success.status}, and callers choose \`${draft.id.property}\`: where there is none, it is made`;
  return { rule: 'upsert', detail };
}
