import type { Evidence, PlannedOperation } from '@orchestrate/contracts/plan';

import type { InferenceContext } from '../inference';
import { foldName, toSingular } from '../names';
import type { OperationView } from '../operation-view';

import { knowsCaller } from './find-accounts';
import { findVerb } from './marks';

type Scope = NonNullable<PlannedOperation['scope']>;

const FEED = /^(?:feed|timeline|following|followed)$/;
const OWN = /^(?:mine|my|own|me)$/;
const SELF = /^(?:me|my|mine|self|user|account|profile|currentuser)$/;

/** What a view such as `/articles/feed` or `/articles/mine` shows to who calls. */
export function findScope(
  view: OperationView,
  { document, draft, accounts, account, isOff }: InferenceContext,
): { readonly scope: Scope; readonly evidence: Evidence } | undefined {
  const { shape, entry } = view;
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  if (accounts === undefined || shape.kind !== 'collection') return undefined;
  if (!knowsCaller(document, view, accounts.schemes)) return undefined;
  const name = foldName(shape.segment);
  const isBelowSelf = SELF.test(foldName(entry.path.split('/').at(-2) ?? ''));
  const marked = draft.marks?.find((one) => one.name === (findVerb(toSingular(name)) ?? findVerb(name))?.name);
  if (isBelowSelf && marked !== undefined && !isOff('own-items'))
    return {
      scope: { property: draft.id.property, mark: marked.name, isOfItem: true },
      evidence: { rule: 'own-items', detail: `${entry.path} shows what the caller has marked \`${marked.name}\`` },
    };
  if (owner === undefined) return undefined;
  const isOwn = OWN.test(name) || (isBelowSelf && name === foldName(draft.collections[0]?.segment ?? ''));
  if (isOwn && !isOff('own-items'))
    return {
      scope: { property: owner.property },
      evidence: { rule: 'own-items', detail: `${entry.path} shows what belongs to the caller` },
    };
  const mark = account?.marks?.find((one) => one.name === 'follow') ?? account?.marks?.[0];
  if (!FEED.test(name) || mark === undefined || isOff('feed')) return undefined;
  const detail = `${entry.path} shows what belongs to accounts that the caller has marked \`${mark.name}\``;
  return { scope: { property: owner.property, mark: mark.name }, evidence: { rule: 'feed', detail } };
}
