import type { Evidence, OperationKind, PlannedOperation } from '@orchestrate/contracts/plan';

import type { InferenceContext } from '../inference';
import type { OperationView } from '../operation-view';

import { knowsCaller } from './find-accounts';

type Owner = NonNullable<PlannedOperation['owner']>;

/** Who may not learn that an item is there is told that it is not. */
function chooseStatus({ responses }: OperationView): number {
  return ['403', '4XX', '4xx', 'default'].some((status) => responses.has(status)) ? 403 : 404;
}

const CHANGING: readonly OperationKind[] = ['replace', 'patch', 'query-patch', 'delete'];
/** What others may do to items that all may see. */
const OPEN: readonly OperationKind[] = ['read', 'transition'];

/** Whose items an operation may change; `undefined` where it changes anybody's. */
export function findOwner(
  kind: OperationKind,
  view: OperationView,
  { document, draft, accounts }: InferenceContext,
): Owner | undefined {
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  const isGuarded = CHANGING.includes(kind) || (draft.isPrivate === true && OPEN.includes(kind));
  if (!isGuarded || owner === undefined || accounts === undefined) return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  return { property: owner.property, status: chooseStatus(view) };
}

export function describeOwner(owner: Owner | undefined): Evidence[] {
  if (owner === undefined) return [];
  const detail = `only the account that \`${owner.property}\` names may do it: others get ${owner.status}`;
  return [{ rule: 'owner-only', detail }];
}
