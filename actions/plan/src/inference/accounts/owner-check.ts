import type { Evidence, OperationKind, PlannedOperation } from '@orchestrate/contracts/plan';

import type { InferenceContext } from '../inference';
import { foldName, stripIdSuffix } from '../names';
import type { OperationView } from '../operation-view';

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

/** Whose items an operation may change; `undefined` where it changes anybody's. */
export function findOwner(
  kind: OperationKind,
  view: OperationView,
  { document, draft, accounts }: InferenceContext,
): Owner | undefined {
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  if (owner === undefined || accounts === undefined) return undefined;
  const isGuarded = CHANGING.includes(kind) || (draft.isPrivate === true && OPEN.includes(kind));
  if (!isGuarded && !(kind.startsWith('transition') && isSaidOwners(view, owner.property))) return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  return { property: owner.property, status: chooseStatus(view) };
}

export function describeOwner(owner: Owner | undefined): Evidence[] {
  if (owner === undefined) return [];
  const detail = `only the account that \`${owner.property}\` names may do it: others get ${owner.status}`;
  return [{ rule: 'owner-only', detail }];
}
