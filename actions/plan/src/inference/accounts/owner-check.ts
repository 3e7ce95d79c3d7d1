import type { Evidence, OperationKind, PlannedOperation } from '@orchestrate/contracts/plan';

import type { InferenceContext } from '../inference';
import { foldName, stripIdSuffix } from '../names';
import type { OperationView } from '../operation-view';
import type { ResourceDraft } from '../resources';

import { knowsCaller } from './find-accounts';

type Owner = NonNullable<PlannedOperation['owner']>;

/** Who may not learn that an item is there is told that it is not. */
export function chooseStatus({ responses }: OperationView): number {
  return ['403', '4XX', '4xx', 'default'].some((status) => responses.has(status)) ? 403 : 404;
}

const CHANGING: readonly OperationKind[] = [
  'replace',
  'patch',
  'query-patch',
  'delete',
  'refer',
  'unrefer',
  'restore',
  'delete-many',
  'patch-many',
];
const MANY: readonly OperationKind[] = ['delete-many', 'patch-many', 'transition-many', 'restore'];
/** What others may do to items that all may see. */
const OPEN: readonly OperationKind[] = ['read', 'transition', 'transition-many'];

/** Whether an action is said to be the owner's: "Only the owner may archive a project." */
function isSaidOwners({ entry }: OperationView, property: string): boolean {
  const { summary = '', description = '' } = entry.operation;
  const own = foldName(stripIdSuffix(property) ?? property);
  const said = /\bonly (?:by )?(?:the |its |their |an? )?([a-z]+)/gi;
  return [...`${summary}. ${description}`.matchAll(said)].some(([, who = '']) =>
    ['owner', 'author', 'creator', own].includes(foldName(who)),
  );
}

/** Who else may do it: what is deleted, or brought back, is the owner's alone, but for parts of what is shared. */
function findMay(kind: OperationKind, { sharing, sharedWith }: ResourceDraft): Owner['may'] {
  if (sharing === undefined && sharedWith === undefined) return undefined;
  if (kind === 'read') return 'see';
  const isOwners = ['delete', 'restore', 'delete-many', 'patch-many', 'transition-many'].includes(kind);
  return sharing !== undefined && isOwners ? undefined : 'change';
}

/** Whose items an operation may change; `undefined` where it changes anybody's. */
export function findOwner(
  kind: OperationKind,
  view: OperationView,
  { document, draft, accounts }: InferenceContext,
): Owner | undefined {
  const property = draft.sharedWith?.property ?? draft.relations?.find(({ from }) => from === 'caller')?.property;
  if (property === undefined || accounts === undefined) return undefined;
  // Of parts of what is shared nothing says whose each is, where a request is about several.
  if (draft.sharedWith !== undefined && MANY.includes(kind)) return undefined;
  const isGuarded = CHANGING.includes(kind) || (draft.isPrivate === true && OPEN.includes(kind));
  const isSaid = kind.startsWith('transition') && isSaidOwners(view, property);
  if (!isGuarded && !isSaid) return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  const may = isSaid && draft.sharedWith === undefined ? undefined : findMay(kind, draft);
  return { property, status: chooseStatus(view), ...(may === undefined ? {} : { may }) };
}

export function describeOwner(owner: Owner | undefined): Evidence[] {
  if (owner === undefined) return [];
  const { property, status, may } = owner;
  const shared = may === 'see' ? 'whom it is shared with' : 'who may change what is shared';
  const detail =
    may === undefined
      ? `only the account that \`${property}\` names may do it: others get ${status}`
      : `only its owner and ${shared} may do it: others get ${status}`;
  return [{ rule: may === undefined ? 'owner-only' : 'sharing', detail }];
}
