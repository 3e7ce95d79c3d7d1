import type { Evidence, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { SAYS_UNIQUE } from './conflicts';
import { foldName, isSlugName, stripIdSuffix } from './names';
import type { OperationView } from './operation-view';
import { viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

type ChosenId = Pick<Resource['id'], 'source' | 'isOptional' | 'isSuggested' | 'isMutable'>;

/** Who chooses an id after all, and why. */
export interface ChosenIdentity {
  readonly id: ChosenId;
  readonly evidence: Evidence;
}

function findSetting(
  document: OpenApiDocument,
  views: readonly OperationView[],
  methods: readonly string[],
  property: string,
): OperationView | undefined {
  return views.find((view) => {
    const request = methods.includes(view.entry.method) ? readWriteRequest(document, view) : undefined;
    return request !== undefined && !('reason' in request) && request.writable.has(property);
  });
}

/** Names and codes are changed like all else; an id by that name says which item a body is of. */
function isName({ id }: ResourceDraft): boolean {
  const { property, type } = id;
  return type === 'string' && foldName(property) !== 'id' && stripIdSuffix(property) === undefined;
}

/** Declared answers that can say that an id is taken. */
const CONFLICT = ['409', '4XX', '4xx', 'default'];

/** Whether an answer tells which id an item, or each of several, got. */
function showsId(document: OpenApiDocument, { success }: OperationView, property: string): boolean {
  if (success?.body?.schema === undefined) return false;
  const { schema, properties } = viewSchema(document, success.body.schema);
  return properties.has(property) || listTypes(schema).includes('array');
}

/** Whether nothing that creates items can refuse an id for being taken, and all of it tells which one an item got. */
function isSuggestion(document: OpenApiDocument, onCollection: readonly OperationView[], property: string): boolean {
  return onCollection
    .filter(({ entry, request }) => entry.method === 'post' && request !== undefined)
    .every((view) => !CONFLICT.some((status) => view.responses.has(status)) && showsId(document, view, property));
}

/**
 * A name that requests which create must carry, and that a change whose 409 says that it is taken carries too: the item
 * has another one from then on. Where nothing says so, the path tells which item is meant and the body repeats it.
 */
function findRenamed(document: OpenApiDocument, draft: ResourceDraft): ChosenIdentity | undefined {
  const { id, collections } = draft;
  const onItem = collections.flatMap((collection) => collection.onItem);
  const telling = onItem.filter(({ responses }) => SAYS_UNIQUE.test(responses.get('409')?.value.description ?? ''));
  const change = isName(draft) ? findSetting(document, telling, ['put', 'patch'], id.property) : undefined;
  if (change === undefined) return undefined;
  const detail = `${change.id} may change \`${id.property}\`: it carries it, and its 409 says that it may be taken`;
  return { id: { source: 'client', isMutable: true }, evidence: { rule: 'chosen-id', detail } };
}

/**
 * An id that requests which create may carry and need not: it is kept as it was chosen, and made up where it is absent.
 * Where it is taken it is refused; where no answer could say so, it is a suggestion, and another one is made up.
 * A readable id is made of a title, and accounts have rules of their own.
 */
export function findChosenId(document: OpenApiDocument, draft: ResourceDraft): ChosenIdentity | undefined {
  const { id, representation, collections, account } = draft;
  const schema = representation.properties.get(id.property)?.value;
  if (id.isOfParent === true || account !== undefined || schema === undefined || schema.readOnly === true)
    return undefined;
  if (id.source === 'client') return findRenamed(document, draft);
  if (id.source !== 'server') return undefined;
  const onCollection = collections.flatMap((collection) => collection.onCollection);
  const create = isSlugName(id.property) ? undefined : findSetting(document, onCollection, ['post'], id.property);
  if (create === undefined) return undefined;
  const onItem = collections.flatMap((collection) => collection.onItem);
  const change = isName(draft) ? findSetting(document, onItem, ['put', 'patch'], id.property) : undefined;
  const changed = change === undefined ? '' : `; ${change.id} may change it`;
  const isSuggested = isSuggestion(document, onCollection, id.property);
  const taken = isSuggested ? ', or where it is taken, which no answer could say' : '';
  const made = `made up where it does not${taken}`;
  const detail = `${create.id} may carry \`${id.property}\`, which is kept, and ${made}${changed}`;
  const how = { ...(isSuggested ? { isSuggested } : {}), ...(change === undefined ? {} : { isMutable: true }) };
  return { id: { source: 'client', isOptional: true, ...how }, evidence: { rule: 'chosen-id', detail } };
}
