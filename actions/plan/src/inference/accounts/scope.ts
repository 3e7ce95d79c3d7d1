import type { Evidence, PlannedOperation } from '@orchestrate/contracts/plan';

import type { InferenceContext } from '../inference';
import { foldName } from '../names';
import type { OperationView } from '../operation-view';

import { knowsCaller } from './find-accounts';

type Scope = NonNullable<PlannedOperation['scope']>;

const FEED = /^(?:feed|timeline|following|followed)$/;
const OWN = /^(?:mine|my|own|me)$/;

/** What a view such as `/articles/feed` or `/articles/mine` shows to who calls. */
export function findScope(
  view: OperationView,
  { document, draft, accounts, account, isOff }: InferenceContext,
): { readonly scope: Scope; readonly evidence: Evidence } | undefined {
  const { shape, entry } = view;
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  if (owner === undefined || accounts === undefined || shape.kind !== 'collection') return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  const name = foldName(shape.segment);
  if (OWN.test(name) && !isOff('own-items'))
    return {
      scope: { property: owner.property },
      evidence: { rule: 'own-items', detail: `${entry.path} shows what belongs to the caller` },
    };
  const mark = account?.marks?.find((one) => one.name === 'follow') ?? account?.marks?.[0];
  if (!FEED.test(name) || mark === undefined || isOff('feed')) return undefined;
  const detail = `${entry.path} shows what belongs to accounts that the caller has marked \`${mark.name}\``;
  return { scope: { property: owner.property, mark: mark.name }, evidence: { rule: 'feed', detail } };
}
