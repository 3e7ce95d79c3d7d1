import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { findItems } from './held-array';
import { foldName, toPlural } from './names';
import type { OperationView } from './operation-view';
import { viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';

/** Where the ids of the items are that an operation is about. */
export type Ids = NonNullable<PlannedOperation['ids']>;

/** Whether a schema is a list of ids of items. */
export function isIdList(
  document: OpenApiDocument,
  schema: Located<Schema> | undefined,
  { id }: Pick<ResourceDraft, 'id'>,
): boolean {
  const items = schema === undefined ? undefined : findItems(document, schema);
  if (items === undefined) return false;
  const isNumber = /^(?:integer|number)$/.test(listTypes(items.value).join());
  return id.type === 'integer' ? isNumber : listTypes(items.value).join() === 'string';
}

function namesIds(name: string, { id, name: item }: ResourceDraft): boolean {
  const names = ['id', 'ids', id.property, toPlural(id.property), `${item}Id`, `${item}Ids`];
  return names.some((one) => foldName(one) === foldName(name));
}

/** Where a request holds ids and nothing beside them. */
export function findIds(document: OpenApiDocument, view: OperationView, draft: ResourceDraft): Ids | undefined {
  for (const { value, pointer } of view.parameters) {
    if (value.in !== 'query' || !namesIds(value.name, draft)) continue;
    const schema = followSchema(document, value.schema, extendPointer(pointer, 'schema'));
    if (isIdList(document, schema, draft)) return { in: 'query', name: value.name };
  }
  const schema = view.request?.isJson === true ? view.request.schema : undefined;
  if (schema === undefined) return undefined;
  if (isIdList(document, schema, draft)) return { in: 'body' };
  const beside = findIdsBeside(document, view, draft);
  return beside?.others.length === 0 ? beside.ids : undefined;
}

/** The property of a body that holds ids, and what is beside it. */
export function findIdsBeside(
  document: OpenApiDocument,
  { request }: OperationView,
  draft: ResourceDraft,
): { readonly ids: Ids; readonly others: readonly (readonly [string, Located<Schema>])[] } | undefined {
  if (request?.schema === undefined || !request.isJson || request.wrapper !== undefined) return undefined;
  const properties = [...viewSchema(document, request.schema).properties];
  const [found, ...further] = properties.filter(
    ([name, schema]) => namesIds(name, draft) && isIdList(document, schema, draft),
  );
  if (found === undefined || further.length > 0) return undefined;
  return { ids: { in: 'body', name: found[0] }, others: properties.filter(([name]) => name !== found[0]) };
}
