import type { Membership } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { findItems } from './held-array';
import { foldName, toSingular } from './names';
import type { OperationView } from './operation-view';
import { viewSchema } from './operation-view';
import { ANSWERS, findTarget, holds } from './relations';
import type { ResourceDraft } from './resources';
import { isSummary } from './summaries';
import { readWriteRequest } from './writes';

/** A property of requests that holds the ids of items of another resource: `labelIds`. */
export interface MemberIds {
  readonly carried: string;
  readonly member: ResourceDraft;
  /** What it is called without `Ids`. */
  readonly name: string;
  readonly shown?: Membership['shown'];
  /** The property of the representation that shows the ids themselves. */
  readonly ids?: string;
}

/** A request that may carry a property. */
interface Carrying {
  readonly view: OperationView;
  readonly schema: Located<Schema>;
}

/** `labelIds`, `label_ids` → `labels`; `undefined` for anything that is no `<name>Ids`. */
function stripIdsSuffix(name: string): string | undefined {
  const match = /^(?<stem>.*[a-z\d])(?:_ids|-ids|Ids|IDs|_uuids|Uuids)$/.exec(name);
  return match?.groups?.stem;
}

function listCarrying(document: OpenApiDocument, { collections }: ResourceDraft): Map<string, Carrying[]> {
  const carrying = new Map<string, Carrying[]>();
  for (const view of collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem])) {
    const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
    if (request === undefined || 'reason' in request || request.carried !== undefined) continue;
    for (const name of request.writable) {
      const schema = request.schema.properties.get(name);
      if (schema !== undefined) carrying.set(name, [...(carrying.get(name) ?? []), { view, schema }]);
    }
  }
  return carrying;
}

/** Whether a list may be empty, and holds what can be ids of a resource. */
function holdsIds(document: OpenApiDocument, list: Located<Schema>, member: ResourceDraft): boolean {
  const items = findItems(document, list);
  const types = items === undefined ? [] : listTypes(items.value);
  const isOne = types.length === 1 && (types[0] === 'string' || types[0] === 'integer');
  return isOne && items !== undefined && items.value.enum === undefined && holds(document, items, member);
}

/** Whether a list can show what is left of it when what it holds is removed. */
function isOpenList({ value }: Located<Schema>): boolean {
  return listTypes(value).includes('array') && (value.minItems ?? 0) === 0;
}

/** Whether items can be held: they are selected by what they show, and are nobody's own. */
function isHoldable({ id, account, isPrivate, softDeletion, children, derived }: ResourceDraft): boolean {
  const isSelected = id.source !== 'hidden' && id.isOfParent !== true;
  const isPlain = account === undefined && isPrivate !== true && softDeletion === undefined;
  return isSelected && isPlain && (children ?? []).length === 0 && (derived?.size ?? 0) === 0;
}

interface Showing {
  readonly member: ResourceDraft;
  readonly shown: NonNullable<Membership['shown']>;
}

/** The list that shows the items whose ids requests carry: `labels` beside `labelIds`, or in place of it. */
function findShowing(
  document: OpenApiDocument,
  { representation, derived }: ResourceDraft,
  carried: string,
  drafts: readonly ResourceDraft[],
): Showing | undefined {
  const stem = foldName(toSingular(stripIdsSuffix(carried) ?? carried));
  const [property, located] =
    [...representation.properties].find(([name]) => foldName(toSingular(name)) === stem && !derived?.has(name)) ?? [];
  const items = located === undefined || !isOpenList(located) ? undefined : findItems(document, located);
  if (property === undefined || located?.value.maxItems !== undefined || items === undefined) return undefined;
  const view = viewSchema(document, items);
  const fitting = drafts.filter(
    (one) => isHoldable(one) && view.properties.has(one.id.property) && isSummary(view, one.representation),
  );
  const whole = fitting.filter((one) => one.representation.pointer === view.pointer);
  const named = findTarget(fitting, `${toSingular(stripIdsSuffix(carried) ?? carried)}Id`);
  const member = named ?? [whole, fitting].find(({ length }) => length === 1)?.[0];
  return member === undefined ? undefined : { member, shown: { property, schema: view.pointer } };
}

const SAYS_UNKNOWN = /\b(?:unknown|no such|not found|(?:do(?:es)?|did) not exist|missing|non-?existent)\b/i;

/** Whether a request can be refused for an id that nobody has; a 400 or 422 has to speak of that. */
export function canRefuse({ responses }: OperationView): boolean {
  if (ANSWERS.some((status) => responses.has(status))) return true;
  return ['422', '400'].some((status) => SAYS_UNKNOWN.test(responses.get(status)?.value.description ?? ''));
}

function findOne(
  document: OpenApiDocument,
  draft: ResourceDraft,
  [carried, carrying]: readonly [string, readonly Carrying[]],
  drafts: readonly ResourceDraft[],
): MemberIds | undefined {
  const stem = stripIdsSuffix(carried);
  const showing = findShowing(document, draft, carried, drafts);
  const called = stem === undefined ? undefined : findTarget(drafts, `${toSingular(stem)}Id`);
  const member = showing?.member ?? called;
  if (member === undefined || member === draft || !isHoldable(member)) return undefined;
  if (!carrying.every(({ schema }) => isOpenList(schema) && holdsIds(document, schema, member))) return undefined;
  const own = draft.representation.properties.get(carried);
  const isShown = own !== undefined && own.value.writeOnly !== true && carried !== showing?.shown.property;
  if (isShown && !(isOpenList(own) && holdsIds(document, own, member))) return undefined;
  if (showing === undefined && !isShown) return undefined;
  if (!carrying.every(({ view }) => canRefuse(view))) return undefined;
  const name = splitWords(showing?.shown.property ?? `${stem ?? carried}s`)
    .join('-')
    .toLowerCase();
  return {
    ...{ carried, member, name },
    ...(showing === undefined ? {} : { shown: showing.shown }),
    ...(isShown ? { ids: carried } : {}),
  };
}

/** What requests carry of other resources' items by their ids, and what shows it. */
export function findMemberIds(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): MemberIds[] {
  if (draft.representation.variants !== undefined) return [];
  return [...listCarrying(document, draft)].flatMap((carrying) => findOne(document, draft, carrying, drafts) ?? []);
}
