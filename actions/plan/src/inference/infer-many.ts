import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { findMismatch } from './compatibility';
import type { HeldArray } from './held-array';
import { findArray } from './held-array';
import { findChangeMany } from './infer-change-many';
import { inferCreate } from './infer-item';
import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { findListShape } from './list-shape';
import type { Ids } from './many-ids';
import { findIds } from './many-ids';
import { nameAction, saysSeveral } from './many-verbs';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { describeBodyless, viewSchema } from './operation-view';
import { fitToPaging } from './page-told';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** Operations on many items stand on the collection, or just below it: `/users/bulk`. */
function findDraft(view: OperationView, drafts: readonly ResourceDraft[]): ResourceDraft | undefined {
  if (view.shape.kind !== 'collection') return undefined;
  const { key } = view.shape;
  const above = key.slice(0, key.lastIndexOf('/'));
  const between = above.slice(above.lastIndexOf('/') + 1);
  const further = saysSeveral(between) ? above.slice(0, above.lastIndexOf('/')) : above;
  return findDraftByKey(drafts, key) ?? findDraftByKey(drafts, above) ?? findDraftByKey(drafts, further);
}

/** Whether an object is what creating one item takes, or shows an item. */
function isItem(
  document: OpenApiDocument,
  schema: Located<Schema>,
  { collections, representation }: ResourceDraft,
): boolean {
  const creates = collections.flatMap(({ onCollection }) => onCollection);
  const asked = creates.map(({ request }) => request?.schema?.pointer);
  return asked.includes(schema.pointer) || findMismatch(viewSchema(document, schema), representation) === undefined;
}

/** Names, folded, of how many items were stored, and of how many were not: of all or none, these are none. */
const STORED =
  /^(?:n|num|number(?:of)?|total|items)?(?:accepted|added|count|created|imported|ingested|inserted|processed|received|recorded|saved|stored|total|written)(?:count|items|total)?$/;
const LEFT =
  /^(?:n|num|number(?:of)?|total|items)?(?:failed|failures|ignored|invalid|rejected|skipped)(?:count|items|total)?$/;

/** An answer that only tells how many items were stored. */
function readStored(view: OperationView, { document, draft }: InferenceContext): Success | undefined {
  const { status, body } = view.success ?? {};
  if (status === undefined || body?.schema === undefined || !body.isJson || body.wrapper !== undefined)
    return undefined;
  const { properties, schema } = viewSchema(document, body.schema);
  const numbers = [...properties].filter(
    ([name, { value }]) => !draft.representation.properties.has(name) && listTypes(value).join() === 'integer',
  );
  const stored = numbers.map(([name]) => name).filter((name) => STORED.test(foldName(name)));
  const left = numbers.filter(([name, { value }]) => LEFT.test(foldName(name)) && (value.minimum ?? 0) <= 0);
  const [total, ...others] = stored;
  const told = new Set([...stored, ...left.map(([name]) => name)]);
  if (total === undefined || others.length > 0 || (schema.required ?? []).some((name) => !told.has(name)))
    return undefined;
  const companions = Object.fromEntries(left.map(([name]) => [name, 0]));
  const base = { status, contentType: body.contentType, shape: 'other', totalProperty: total } as const;
  return left.length === 0 ? base : { ...base, companions };
}

/** What the answer shows of the items that were made, or why it cannot. */
function readAnswer(view: OperationView, context: InferenceContext): Success | { readonly reason: string } {
  const { document, draft, isOff } = context;
  if (view.success === undefined) return { reason: 'no answer for success is declared' };
  const { status } = view.success;
  const list = describeBodyless(view.success) === undefined ? findListShape(document, view.success, '') : undefined;
  const isOpen = list !== undefined || status === 207 || (status === 202 && isOff('accepted'));
  const counted = isOpen ? undefined : readStored(view, context);
  if (counted !== undefined) return counted;
  if (status === 202 || status === 207)
    return { reason: `it answers ${status}: some of the items may be there and others not, and nothing says how` };
  if (list === undefined) return readItemAnswer(view, context, true);
  const mismatch = findMismatch(viewSchema(document, list.item), draft.representation, draft.derived);
  if (mismatch !== undefined) return { reason: `in the list ${mismatch}` };
  const { success, unexplained } = fitToPaging(list, undefined);
  return unexplained.length === 0
    ? success
    : { reason: `the list's envelope requires ${quoteNames(unexplained)}, which no rule can fill` };
}

function inferCreateMany(view: OperationView, { items, property }: HeldArray, context: InferenceContext): Inference {
  const success = readAnswer(view, context);
  if ('reason' in success) return success;
  const { request } = view;
  if (request === undefined) return { reason: 'the request has no body to store' };
  // A number of what was stored says what a 202 leaves open.
  const status = success.shape === 'other' ? 201 : success.status;
  // One of them is judged as it would be alone, but for what is answered.
  const one: OperationView = { ...view, request: { ...request, schema: items }, success: { status } };
  const inferred = inferCreate(one, context);
  if ('reason' in inferred) return inferred;
  const last =
    success.shape === 'item'
      ? '; one is answered: the last'
      : success.shape === 'other'
        ? `; \`${success.totalProperty ?? ''}\` tells how many`
        : '';
  const detail = `POST of a list of what creates ${context.draft.name} items: all of them are stored, or none${last}`;
  return {
    ...inferred,
    kind: 'create-many',
    success,
    ...(property === undefined ? {} : { bodyProperty: property }),
    evidence: [{ rule: 'create-many', detail }, ...inferred.evidence.slice(1)],
  };
}

const SAYS_REMOVE = /^(?:bulk|batch|mass)?(?:delete|remove)(?:many|bulk|batch|all)?$/;

/** Nothing, or how many there were. */
function readCount(document: OpenApiDocument, { success }: OperationView): Success | { readonly reason: string } {
  if (success === undefined) return { reason: 'no answer for success is declared' };
  const { status, body } = success;
  if (body === undefined) return { status, shape: 'empty' };
  const isBare = body.isJson && body.wrapper === undefined;
  const schema = isBare && body.schema !== undefined ? viewSchema(document, body.schema) : undefined;
  const [only, ...others] = [...(schema?.properties ?? [])];
  const isCount = only !== undefined && others.length === 0 && listTypes(only[1].value).join() === 'integer';
  return isCount
    ? { status, contentType: body.contentType, shape: 'other', totalProperty: only[0] }
    : { reason: 'the answer is neither nothing nor the number of items that were removed' };
}

function inferDeleteMany(view: OperationView, ids: Ids, { document, draft, parents }: InferenceContext): Inference {
  const success = readCount(document, view);
  if ('reason' in success) return success;
  if (parents.length > 0) return { reason: 'the ids may be of items that belong to others than the path names' };
  const place = ids.name === undefined ? 'the body' : `\`${ids.name}\``;
  const detail = `${place} holds ids of ${draft.plural}: all of them are removed, or none`;
  return { kind: 'delete-many', success, ids, evidence: [{ rule: 'delete-many', detail }] };
}

/** What judges an operation on many items of a resource at once. */
export interface ManyRole {
  readonly draft: ResourceDraft;
  readonly rule: (view: OperationView, context: InferenceContext) => Inference;
}

/** POST of a list of what creates an item, DELETE of a list of ids, and what changes the items that ids name. */
export function findManyRole(
  view: OperationView,
  { document, drafts }: { readonly document: OpenApiDocument; readonly drafts: readonly ResourceDraft[] },
): ManyRole | undefined {
  const draft = findDraft(view, drafts);
  const { shape } = view;
  if (draft === undefined || shape.kind !== 'collection') return undefined;
  const { method } = view.entry;
  const isBelow = draft.collections.every(({ key }) => key !== shape.key);
  const says = SAYS_REMOVE.test(foldName(shape.segment)) || (isBelow && SAYS_REMOVE.test(nameAction(view, draft)));
  const removes = method === 'delete' || (method === 'post' && says);
  const ids = removes ? findIds(document, view, draft) : undefined;
  if (ids !== undefined) return { draft, rule: (one, context) => inferDeleteMany(one, ids, context) };
  const change = findChangeMany(document, view, draft);
  if (change !== undefined) return { draft, rule: change };
  const array = method === 'post' ? findArray(document, view) : undefined;
  if (array === undefined || !isItem(document, array.items, draft)) return undefined;
  return { draft, rule: (one, context) => inferCreateMany(one, array, context) };
}
