import type { Evidence } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import { knowsCaller } from './accounts/find-accounts';
import { readClearAnswer } from './clear-answer';
import { findDoubt } from './clear-words';
import { findReferencedConflict } from './conflicts';
import { findConflicts, SWITCHED_OFF } from './declared-conflicts';
import type { Inference, InferenceContext } from './inference';
import { findFilters, listQuery } from './list-query';
import type { OperationView } from './operation-view';

/** Others that refer to items keep them all, where that is declared here, and for one of them too. */
function findRefusal(
  view: OperationView,
  { draft, referrers, isOff }: InferenceContext,
): ReturnType<typeof findConflicts> {
  const removal = draft.collections.flatMap(({ onItem }) => onItem).find(({ entry }) => entry.method === 'delete');
  const goesAlone = removal !== undefined && !removal.responses.has('409');
  return findConflicts(view, (status, description) => {
    if (draft.softDeletion !== undefined)
      return { missing: `deleted ${draft.plural} are kept, so that what refers to them may go on to` };
    if (isOff('referenced')) return { missing: SWITCHED_OFF };
    if (goesAlone) return { missing: `${removal.id} removes one without such an answer` };
    return findReferencedConflict(draft, status, referrers, description);
  });
}

/** Whose items go, where they belong to accounts: the caller's own. */
function findOwn(
  view: OperationView,
  { draft, document, accounts, parents }: InferenceContext,
): { readonly property?: string } | { readonly reason: string } {
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  // Whose parts of something shared are is asked of the path.
  if (draft.sharedWith !== undefined && parents.length === 0)
    return {
      reason: `${draft.plural} are parts of what others may see, and no path says of which one it removes them`,
    };
  if (owner === undefined || draft.sharedWith !== undefined) return {};
  if (accounts === undefined || !knowsCaller(document, view, accounts.schemes))
    return { reason: `${draft.plural} belong to accounts, and anybody may call it: nothing says whose it removes` };
  return { property: owner.property };
}

function describeRemoved({ draft, parents, referrers }: InferenceContext, isKept: boolean): Evidence[] {
  const below = parents.length === 0 ? '' : ` below ${quoteNames(parents.map(({ parameter }) => parameter))}`;
  const does = draft.softDeletion === undefined ? 'removes' : 'marks as deleted';
  const goesToo: Evidence[] =
    isKept || referrers.length === 0 || draft.softDeletion !== undefined
      ? []
      : [
          {
            rule: 'referenced',
            detail: `what refers to them (${quoteNames(referrers)}) is treated as when one is removed`,
          },
        ];
  return [
    { rule: 'clear-collection', detail: `DELETE of a collection, and nothing says of what in it: ${does} all${below}` },
    ...goesToo,
  ];
}

/** A DELETE of a collection: removes all that is in it, or what its filters let through. */
export function inferClear(view: OperationView, context: InferenceContext): Inference {
  const { draft } = context;
  if (view.request !== undefined) return { reason: 'DELETE of a collection with a body, which may say what to remove' };
  if (draft.account !== undefined) return { reason: 'it would remove all accounts, and the one that calls among them' };
  const query = listQuery(context, view);
  const { filters, evidence, unexplained } = findFilters(context, query);
  const [strange] = unexplained;
  if (strange !== undefined)
    return { reason: `the query parameter \`${strange.parameter.name}\` may say what to remove, and fits no rule` };
  const doubt = findDoubt(
    view,
    draft,
    filters.flatMap(({ parameter, property }) => [parameter, property]),
  );
  if (doubt !== undefined) return { reason: `DELETE of a collection removes all that is in it, but ${doubt}` };
  const own = findOwn(view, context);
  if ('reason' in own) return own;
  const answer = readClearAnswer(view, context);
  if ('reason' in answer) return answer;
  const { conflicts, warnings, evidence: refused } = findRefusal(view, context);
  const scoped: Evidence[] =
    own.property === undefined
      ? []
      : [{ rule: 'owner-only', detail: `only those that \`${own.property}\` says are the caller's` }];
  return {
    kind: 'clear-collection',
    success: answer.success,
    filters,
    conflicts,
    ...(own.property === undefined ? {} : { scope: { property: own.property } }),
    evidence: [
      ...describeRemoved(context, conflicts.length > 0),
      ...[...scoped, ...answer.evidence, ...refused, ...evidence],
    ],
    warnings,
  };
}
