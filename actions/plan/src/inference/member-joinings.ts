import type { MemberBody } from './member-bodies';
import { findMemberBody } from './member-bodies';
import { foldName, stripIdSuffix, toSingular } from './names';
import type { OperationView } from './operation-view';
import { findParentProperty } from './parents';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** An operation by which an item comes to those that another one holds, or leaves them. */
export interface Joining {
  readonly view: OperationView;
  readonly holder: ResourceDraft;
  readonly member: ResourceDraft;
  readonly name: string;
  /** What selects the member, in the path or in the body. */
  readonly by: { readonly parameter: string } | MemberBody;
}

const METHODS = ['put', 'post', 'delete'];

/** Whether two names are one, in the singular or the plural. */
export function isSame(one: string, other: string): boolean {
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

/** A POST below an item whose body says which item of another resource is added, or which ones are. */
function findBodyJoinings(views: readonly OperationView[], drafts: readonly ResourceDraft[]): Joining[] {
  return views.flatMap((view): Joining[] => {
    const { shape } = view;
    const [parent, ...others] = shape.kind === 'collection' ? shape.parents : [];
    const holder = parent && others.length === 0 ? findDraftByKey(drafts, parent.key) : undefined;
    if (holder === undefined || shape.kind !== 'collection' || !isJoinable(holder) || !isAlone(holder, drafts))
      return [];
    const there = findDraftByKey(drafts, shape.key);
    const called = drafts.flatMap((member) => {
      const by = member === holder ? undefined : findMemberBody(view, member);
      return by === undefined ? [] : [{ member, by }];
    });
    const [only] = called;
    if (only === undefined || called.length > 1 || (there !== undefined && there !== only.member)) return [];
    if (!isJoinable(only.member) || !isAlone(only.member, drafts)) return [];
    return [{ view, holder, name: shape.segment, ...only }];
  });
}

/** The list of what an item holds: `GET /groups/{groupId}/devices`. */
export function findListed(
  views: readonly OperationView[],
  { holder, member, name }: Joining,
  drafts: readonly ResourceDraft[],
) {
  return views.find(({ shape, entry }) => {
    if (shape.kind !== 'collection' || entry.method !== 'get' || shape.segment !== name) return false;
    const [parent, ...others] = shape.parents;
    const isBelow = parent !== undefined && others.length === 0 && findDraftByKey(drafts, parent.key) === holder;
    return isBelow && findDraftByKey(drafts, shape.key) === member && findParentProperty(member, parent) === undefined;
  });
}

/** `PUT`, or a POST, and `DELETE` of `/teams/{teamId}/players/{playerId}` without a body. */
export function findJoinings(views: readonly OperationView[], drafts: readonly ResourceDraft[]): Joining[] {
  const found = views.flatMap((view): Joining[] => {
    const { shape, entry, request } = view;
    if (shape.kind !== 'item' || shape.parents.length !== 1 || request !== undefined) return [];
    if (!METHODS.includes(entry.method)) return [];
    const holder = findDraftByKey(drafts, shape.parents[0]?.key ?? '');
    const member = holder && findMember(shape, holder, drafts);
    if (holder === undefined || member === undefined || member === holder) return [];
    if (![holder, member].every((one) => isJoinable(one) && isAlone(one, drafts))) return [];
    return [{ view, holder, member, name: shape.segment, by: { parameter: shape.parameter } }];
  });
  found.push(...findBodyJoinings(views, drafts));
  const adding = found.filter(({ view }) => view.entry.method !== 'delete');
  return found.filter(({ holder, name }) => adding.some((one) => one.holder === holder && one.name === name));
}
