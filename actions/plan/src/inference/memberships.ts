import type { Evidence, Membership } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Role } from './accounts/roles';
import { findItems } from './children';
import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName, stripIdSuffix, toSingular } from './names';
import type { OperationView } from './operation-view';
import { findParentProperty } from './parents';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';
import { listRequested } from './writes';

/** An operation by which an item comes to those that another one holds, or leaves them. */
interface Joining {
  readonly view: OperationView;
  readonly holder: ResourceDraft;
  readonly member: ResourceDraft;
  readonly name: string;
  readonly parameter: string;
}

const METHODS = ['put', 'post', 'delete'];
const COUNTING = /^(?:num|number|of|total|count)$/;

function isSame(one: string, other: string): boolean {
  return foldName(toSingular(one)) === foldName(toSingular(other));
}

type ItemShape = Extract<OperationView['shape'], { kind: 'item' }>;

/** What the last parameter of a path selects, where it belongs to nothing that the path names. */
function findMember(shape: ItemShape, holder: ResourceDraft, drafts: readonly ResourceDraft[]) {
  const [parent] = shape.parents;
  const there = findDraftByKey(drafts, shape.key);
  if (there !== undefined) {
    const isOwn = there.collections[0]?.key === shape.key;
    const belongs = there.relations?.some(({ from, resource }) => from === 'path' && resource === holder.name);
    const isPart = parent !== undefined && findParentProperty(there, parent) !== undefined;
    return isOwn || belongs === true || isPart ? undefined : there;
  }
  const names = [shape.segment, stripIdSuffix(shape.parameter) ?? ''];
  const called = drafts.filter(({ name }) => names.some((one) => isSame(one, name)));
  return called.length === 1 ? called[0] : undefined;
}

/** Whether items can be joined: paths select them by what they show, and they are nobody who calls. */
function isJoinable({ id, account, isPrivate, softDeletion }: ResourceDraft): boolean {
  const isSelected = id.source !== 'hidden' && id.isOfParent !== true;
  return isSelected && account === undefined && isPrivate !== true && softDeletion === undefined;
}

/** Whether no other resource shows the same schema: else nothing says of which of them an operation speaks. */
function isAlone({ representation }: ResourceDraft, drafts: readonly ResourceDraft[]): boolean {
  return drafts.filter((one) => one.representation.pointer === representation.pointer).length === 1;
}

/** `PUT`, or a POST, and `DELETE` of `/teams/{teamId}/players/{playerId}` without a body. */
function findJoinings(views: readonly OperationView[], drafts: readonly ResourceDraft[]): Joining[] {
  const found = views.flatMap((view): Joining[] => {
    const { shape, entry, request } = view;
    if (shape.kind !== 'item' || shape.parents.length !== 1 || request !== undefined) return [];
    if (!METHODS.includes(entry.method)) return [];
    const holder = findDraftByKey(drafts, shape.parents[0]?.key ?? '');
    const member = holder && findMember(shape, holder, drafts);
    if (holder === undefined || member === undefined || member === holder) return [];
    if (![holder, member].every((one) => isJoinable(one) && isAlone(one, drafts))) return [];
    return [{ view, holder, member, name: shape.segment, parameter: shape.parameter }];
  });
  const adding = found.filter(({ view }) => view.entry.method !== 'delete');
  return found.filter(({ holder, name }) => adding.some((one) => one.holder === holder && one.name === name));
}

/** The list that shows the members, by its name or as the only one that holds such items. */
function findList(document: OpenApiDocument, { holder, member, name }: Joining): Membership['shown'] {
  const lists = [...holder.representation.properties].flatMap(([property, located]) => {
    const schema = holder.derived?.has(property) === true ? undefined : findItems(document, located);
    return schema === member.representation.pointer ? [{ property, schema }] : [];
  });
  const called = lists.filter(({ property }) => isSame(property, name) || isSame(property, member.name));
  return [called, lists].find(({ length }) => length === 1)?.[0];
}

/** The number that tells how many members there are: `playerCount`. */
function findCount({ holder, member, name }: Joining): string | undefined {
  return [...holder.representation.properties].find(([property, { value }]) => {
    const words = splitWords(property).filter((word) => !COUNTING.test(word.toLowerCase()));
    const isCalled = [name, member.name].some((one) => isSame(words.join(' '), one));
    return isCalled && holder.derived?.has(property) !== true && listTypes(value).join() === 'integer';
  })?.[0];
}

/** What an item shows of its members; `undefined` where nothing does, or where requests say more of them. */
function describe(document: OpenApiDocument, joining: Joining): Membership | undefined {
  const { holder, member, name } = joining;
  const [shown, count] = [findList(document, joining), findCount(joining)];
  if (shown === undefined && count === undefined) return undefined;
  const called = [name, member.name, shown?.property ?? name];
  const isCarried = [...listRequested(document, holder)].some((property) => {
    const stem = stripIdSuffix(property) ?? stripIdSuffix(toSingular(property)) ?? property;
    return property === count || called.some((one) => isSame(stem, one));
  });
  // What shows lists itself could show this one again, and so on without an end.
  const isEndless = shown !== undefined && (member.children ?? []).length > 0;
  if (isCarried || isEndless) return undefined;
  return {
    ...{ name, resource: member.name },
    ...(shown === undefined ? {} : { shown }),
    ...(count === undefined ? {} : { count }),
  };
}

function explain({ name, resource, shown, count }: Membership): Evidence {
  const seen = [shown?.property, count].filter((property) => property !== undefined);
  const detail = `requests add and take away each ${resource} of its \`${name}\`: ${quoteNames(seen)} shows them`;
  return { rule: 'membership', detail };
}

/** Adds to drafts what their items hold of other resources, each once: the players of a team. */
export function addMemberships(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
): ResourceDraft[] {
  const joinings = findJoinings(views, drafts);
  const listing = new Set(joinings.map(({ holder }) => holder));
  return drafts.map((draft) => {
    const own = joinings.filter(({ holder, member }) => holder === draft && !listing.has(member));
    const byName = new Map(own.map((joining) => [joining.name, joining]));
    const memberships = [...byName.values()].flatMap((joining) => describe(document, joining) ?? []);
    if (memberships.length === 0) return draft;
    const seen = memberships.flatMap(({ shown, count }) => [shown?.property, count]);
    const derived = new Set([...(draft.derived ?? []), ...seen.filter((property) => property !== undefined)]);
    return { ...draft, memberships, derived, evidence: [...draft.evidence, ...memberships.map(explain)] };
  });
}

function inferMember({ name, member, parameter }: Joining, view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const isJoin = view.entry.method !== 'delete';
  const what = isJoin ? 'adds what the path selects to' : 'takes what the path selects away from';
  const detail = `${view.entry.method.toUpperCase()} ${what} the \`${name}\` of the ${context.draft.name}`;
  return {
    kind: isJoin ? 'join' : 'leave',
    success,
    member: { name, resource: member.name, parameter },
    evidence: [{ rule: isJoin ? 'join' : 'leave', detail }],
  };
}

/** The operations that add members and take them away, by id. */
export function assignMemberRoles(
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
): (readonly [string, Role])[] {
  return findJoinings(views, drafts).flatMap((joining) => {
    const { view, holder, name } = joining;
    if (holder.memberships?.some((one) => one.name === name) !== true) return [];
    const rule: Role['rule'] = (one, context) => inferMember(joining, one, context);
    return [[view.id, { draft: holder, rule }] as const];
  });
}
