import type { Evidence, Membership } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Role } from './accounts/roles';
import { findItems } from './children';
import { inferList } from './infer-list';
import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import type { MemberIds } from './member-ids';
import { findMemberIds } from './member-ids';
import type { Joining } from './member-joinings';
import { findJoinings, findListed, isSame } from './member-joinings';
import { stripIdSuffix, toSingular } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { listRequested } from './writes';

const COUNTING = /^(?:num|number|of|total|count)$/;

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

/** Whether requests set what an item holds in a way that is not understood. */
function isCarried(document: OpenApiDocument, { holder, member, name }: Joining, seen: readonly string[]): boolean {
  const called = [name, member.name, ...seen];
  return [...listRequested(document, holder)].some((property) => {
    const stem = stripIdSuffix(property) ?? stripIdSuffix(toSingular(property)) ?? property;
    return seen.includes(property) || called.some((one) => isSame(stem, one));
  });
}

/** What an item shows of its members; `undefined` where nothing does, or where requests say more of them. */
function describe(
  document: OpenApiDocument,
  joining: Joining,
  told: readonly MemberIds[],
  isListed: boolean,
): Membership | undefined {
  const { member, name } = joining;
  const ids = told.find((one) => one.member === member && (isSame(one.name, name) || isSame(one.name, member.name)));
  const [shown, count] = [ids?.shown ?? findList(document, joining), findCount(joining)];
  const seen = [shown?.property, count].filter((property) => property !== undefined);
  if (ids !== undefined) return { ...describeIds(ids), ...(count === undefined ? {} : { count }), name };
  // What shows lists itself could show this one again, and so on without an end.
  const isEndless = shown !== undefined && (member.children ?? []).length > 0;
  if ((seen.length === 0 && !isListed) || isEndless || isCarried(document, joining, seen)) return undefined;
  return {
    ...{ name, resource: member.name },
    ...(shown === undefined ? {} : { shown }),
    ...(count === undefined ? {} : { count }),
  };
}

function describeIds({ carried, name, member, shown, ids }: MemberIds): Membership {
  return {
    ...{ name, resource: member.name, carried },
    ...(shown === undefined ? {} : { shown }),
    ...(ids === undefined ? {} : { ids }),
  };
}

function listSeen({ shown, count, ids }: Membership): string[] {
  return [shown?.property, count, ids].filter((property) => property !== undefined);
}

function explain(membership: Membership): Evidence[] {
  const { name, resource, carried } = membership;
  const seen = listSeen(membership);
  const shows = seen.length === 0 ? 'a list below the item shows them' : `${quoteNames(seen)} shows them`;
  const joins = `requests add and take away each ${resource} of its \`${name}\`: ${shows}`;
  if (carried === undefined) return [{ rule: 'membership', detail: joins }];
  const detail = `requests carry the id of each ${resource} in \`${carried}\`, and are refused where there is none: ${shows}`;
  return [{ rule: 'member-ids', detail }];
}

/** Which of the ways in which items come to be held are looked for. */
export interface MembershipRules {
  readonly hasLinks: boolean;
  readonly hasIds: boolean;
}

/** Whether items hold, at some depth, items of a resource: these could show one another without an end. */
function leadsTo(
  from: ResourceDraft,
  to: ResourceDraft,
  held: ReadonlyMap<ResourceDraft, readonly ResourceDraft[]>,
  seen: ReadonlySet<ResourceDraft> = new Set(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  return (held.get(from) ?? []).some((next) => leadsTo(next, to, held, new Set([...seen, from])));
}

/** Adds to drafts what their items hold of other resources, each once: the players of a team. */
export function addMemberships(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
  { hasLinks, hasIds }: MembershipRules,
): ResourceDraft[] {
  const joinings = hasLinks ? findJoinings(views, drafts) : [];
  const told = new Map(drafts.map((draft) => [draft, hasIds ? findMemberIds(document, draft, drafts) : []]));
  const held = new Map(
    drafts.map((draft) => {
      const linked = joinings.filter(({ holder }) => holder === draft).map(({ member }) => member);
      return [draft, [...linked, ...(told.get(draft) ?? []).map(({ member }) => member)]];
    }),
  );
  return drafts.map((draft) => {
    const isApart = ({ member }: Pick<Joining, 'member'>): boolean => !leadsTo(member, draft, held);
    const own = joinings.filter((joining) => joining.holder === draft && isApart(joining));
    const ids = (told.get(draft) ?? []).filter(isApart);
    const byName = new Map(own.map((joining) => [joining.name, joining]));
    const linked = [...byName.values()].flatMap(
      (joining) => describe(document, joining, ids, findListed(views, joining, drafts) !== undefined) ?? [],
    );
    const others = ids.filter(({ carried }) => !linked.some((one) => one.carried === carried)).map(describeIds);
    const memberships = [...linked, ...others];
    if (memberships.length === 0) return draft;
    const seen = memberships.flatMap((one) => [...listSeen(one), one.carried ?? []].flat());
    const derived = new Set([...(draft.derived ?? []), ...seen]);
    return { ...draft, memberships, derived, evidence: [...draft.evidence, ...memberships.flatMap(explain)] };
  });
}

function inferMember({ name, member, by }: Joining, view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const isJoin = view.entry.method !== 'delete';
  const place = 'property' in by ? `what \`${by.property}\` of the body names` : 'what the path selects';
  const what = isJoin ? `adds ${place} to` : `takes ${place} away from`;
  const detail = `${view.entry.method.toUpperCase()} ${what} the \`${name}\` of the ${context.draft.name}`;
  return {
    kind: isJoin ? 'join' : 'leave',
    success,
    member: { name, resource: member.name, ...by },
    evidence: [{ rule: isJoin ? 'join' : 'leave', detail }],
  };
}

/** All that an item holds of another resource, as a list. */
function inferMembers({ name, holder }: Joining, parameter: string): Role['rule'] {
  return (view, context) => {
    const inferred = inferList(view, context);
    if ('reason' in inferred) return inferred;
    const detail = `GET below an item lists the \`${name}\` that the ${holder.name} holds`;
    const member = { name, resource: holder.name, parameter };
    return { ...inferred, member, evidence: [...inferred.evidence, { rule: 'membership', detail }] };
  };
}

/** The operations that add members, take them away and list them, by id. */
export function assignMemberRoles(
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
): (readonly [string, Role])[] {
  return findJoinings(views, drafts).flatMap((joining) => {
    const { view, holder, name } = joining;
    if (holder.memberships?.some((one) => one.name === name) !== true) return [];
    const rule: Role['rule'] = (one, context) => inferMember(joining, one, context);
    const list = findListed(views, joining, drafts);
    const [parent] = list === undefined || list.shape.kind === 'other' ? [] : list.shape.parents;
    const listed: readonly [string, Role][] =
      list === undefined || parent === undefined
        ? []
        : [[list.id, { draft: joining.member, rule: inferMembers(joining, parent.parameter) }]];
    return [[view.id, { draft: holder, rule }] as const, ...listed];
  });
}
