import type { Evidence, OperationKind, Owned, PlannedOperation } from '@orchestrate/contracts/plan';

import { withArticle } from '../../wording';
import type { Inferred, InferenceContext } from '../inference';
import type { OperationView } from '../operation-view';
import { viewItem } from '../operation-view';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';
import { findDeclared } from '../response-lookup';

import { knowsCaller } from './find-accounts';
import { chooseStatus, describeOwner, findOwner } from './owner-check';

/** What stores what a body refers to. */
const WRITING: readonly OperationKind[] = ['create', 'create-many', 'put', 'replace', 'patch', 'patch-many', 'refer'];
/** What is done to all items alike, whosever they are. */
const SWEEPING: readonly OperationKind[] = ['values', 'counts'];
/** What is done to the items whose ids a request carries, of each of which it is asked whose it is. */
const SEVERAL: readonly OperationKind[] = ['delete-many', 'transition-many', 'patch-many'];

function findOwnerOf(draft: ResourceDraft | undefined): string | undefined {
  const owner = draft?.relations?.find(({ from }) => from === 'caller');
  return draft?.isPrivate === true ? (draft.sharedWith?.property ?? owner?.property) : undefined;
}

/** Who else may do it to what is shared; only the owner says with whom. */
function findMay(
  { entry }: OperationView,
  { sharing, sharedWith }: ResourceDraft,
  subject: ResourceDraft,
): Pick<Owned, 'may'> {
  if (sharing === undefined && sharedWith === undefined) return {};
  const isSeen = ['get', 'head'].includes(entry.method);
  return isSeen ? { may: 'see' } : sharing?.resource === subject.name ? {} : { may: 'change' };
}

/** The path parameters of an operation, each with what it selects. */
function listSelected(
  { shape }: OperationView,
  { member }: Inferred,
  drafts: readonly ResourceDraft[],
): (readonly [name: string, draft: ResourceDraft | undefined])[] {
  if (shape.kind === 'other') return [];
  const own = shape.kind === 'item' ? [shape] : [];
  const selected = [...shape.parents, ...own].map(
    ({ parameter, key }) => [parameter, findDraftByKey(drafts, key)] as const,
  );
  const parameter = member?.parameter;
  const joined = drafts.find(({ name }) => name === member?.resource);
  return parameter === undefined ? selected : [...selected.filter(([name]) => name !== parameter), [parameter, joined]];
}

function listInPath(
  view: OperationView,
  inferred: Inferred,
  subject: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Owned[] {
  return listSelected(view, inferred, drafts).flatMap(([name, draft]): Owned[] => {
    const property = findOwnerOf(draft);
    if (draft === undefined || property === undefined) return [];
    const may = findMay(view, draft, subject);
    return [{ in: 'path', name, resource: draft.name, property, status: chooseStatus(view), ...may }];
  });
}

/** The account that a path names, of which others may not see what is its own. */
function listAccounts(view: OperationView, { draft, parents, account }: InferenceContext): Owned[] {
  const owner = findOwnerOf(draft);
  if (owner === undefined || account === undefined || draft.sharedWith !== undefined) return [];
  const { name: resource, id } = account;
  return parents
    .filter(({ property }) => property === owner)
    .map(({ parameter: name }) => ({ in: 'path', name, resource, property: id.property, status: chooseStatus(view) }));
}

/** A reference to what is somebody else's is answered as one to what is not there. */
function chooseRefusal({ responses }: OperationView): number {
  const declared = [404, 409, 422, 400].find((status) => findDeclared(responses, status) !== undefined);
  return declared ?? (responses.has('default') ? 404 : 400);
}

function listInBody(
  view: OperationView,
  { kind, reference }: Inferred,
  { document, relations, parents, draft: subject }: InferenceContext,
  drafts: readonly ResourceDraft[],
): Owned[] {
  const body = view.request?.schema;
  if (body === undefined || !WRITING.includes(kind)) return [];
  const { properties } = viewItem(document, body);
  return relations
    .map((one) => (one.property === reference?.property ? { ...one, property: reference.carried ?? '' } : one))
    .filter(({ from, property }) => from === undefined && properties.has(property))
    .filter(({ property }) => parents.every((parent) => parent.property !== property))
    .flatMap(({ property: name, resource }): Owned[] => {
      const target = drafts.find((draft) => draft.name === resource);
      const property = findOwnerOf(target);
      if (target === undefined || property === undefined) return [];
      const may = findMay(view, target, subject);
      return [{ in: 'body', name, resource, property, status: chooseRefusal(view), ...may }];
    });
}

/** What else than the item itself must be the caller's. */
function findOwned(
  view: OperationView,
  inferred: Inferred,
  context: InferenceContext,
  drafts: readonly ResourceDraft[],
  hasOwner: boolean,
): Owned[] {
  const { document, draft, accounts, ancestors, isOff } = context;
  if (accounts === undefined || isOff('private-items') || !knowsCaller(document, view, accounts.schemes)) return [];
  // What the path names above an item that is the caller's is the caller's too.
  const isTold = draft.isPrivate === true && hasOwner;
  const above = isTold ? [] : [...listAccounts(view, context), ...listInPath(view, inferred, draft, drafts)];
  const isAsked = (parameter: string): boolean => above.some(({ name }) => name === parameter);
  const known = new Set(ancestors.filter(({ of }) => isAsked(of.parameter)).map(({ parameter }) => parameter));
  return [...above.filter(({ name }) => !known.has(name)), ...listInBody(view, inferred, context, drafts)];
}

/** Whose the item must be, and what else that a request names. */
export interface Whose {
  readonly owner: PlannedOperation['owner'];
  readonly owned: readonly Owned[];
}

export function findWhose(
  view: OperationView,
  inferred: Inferred,
  context: InferenceContext,
  drafts: readonly ResourceDraft[],
): Whose {
  const owner = findOwner(inferred.kind, view, context);
  return { owner, owned: findOwned(view, inferred, context, drafts, owner !== undefined) };
}

export function planWhose({ owner, owned }: Whose): Pick<PlannedOperation, 'owner' | 'owned'> {
  return { ...(owner === undefined ? {} : { owner }), ...(owned.length === 0 ? {} : { owned: [...owned] }) };
}

/** Why what is done to many items alike is left to a person: some of them may be somebody else's. */
export function findSweeping(
  { kind }: Inferred,
  { draft, isOff }: InferenceContext,
  { owner, owned }: Whose,
): string | undefined {
  const isOfPath = owned.some((one) => one.in === 'path');
  const isUnasked =
    owner === undefined && (SEVERAL.includes(kind) || (kind === 'restore' && draft.sharedWith !== undefined));
  const isSweeping = SWEEPING.includes(kind) || isUnasked;
  if (!isSweeping || isOff('private-items') || (draft.isPrivate !== true && !isOfPath)) return undefined;
  return `accounts see only their own ${draft.plural}, and no rule asks whose they are where it is about many`;
}

export function describeWhose({ owner, owned }: Whose): Evidence[] {
  const named = owned.map(({ in: place, name, resource, status, may }) => {
    const where = place === 'path' ? '' : ' of the body';
    const whose = may === undefined ? "of the caller's" : `that the caller may ${may}`;
    const detail = `\`${name}\`${where} must be the id of ${withArticle(resource)} ${whose}: others get ${status}`;
    return { rule: may === undefined ? 'owner-only' : 'sharing', detail };
  });
  return [...describeOwner(owner), ...named];
}
