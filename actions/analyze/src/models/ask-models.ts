import type { Explanation, Fix, Review } from '@orchestrate/contracts/finding';
import type { NotRun } from '@orchestrate/contracts/phase-record';

import type { Measured } from '../analyse-tree';
import type { FixFrame } from '../decide-fix';
import { openNewest } from '../trees';

import { fixWithModel } from './fix-with-model';
import { followReview, reviewTree } from './review-tree';

/** What models added to an analysis. */
export interface ModelWork {
  readonly review?: Review | undefined;
  readonly fixes: readonly Fix[];
  readonly explanations: readonly Explanation[];
  /** What they were to do and did not, with the reason: the analysis stands without it. */
  readonly notRun: readonly NotRun[];
}

/** The review comes first: a model does not review what it has just written itself. */
export async function askModels(
  frame: FixFrame,
  measured: readonly Measured[],
  options: { readonly fix: boolean },
): Promise<ModelWork> {
  const { subject, deps } = frame;
  const canReview = deps.models.canAsk('review').available;
  const reviewed = canReview ? await reviewTree(subject, await openNewest(subject, 'review', deps), deps) : {};
  const canFix = options.fix && deps.models.canAsk('patch').available;
  const fixed = canFix ? await fixWithModel(frame, measured) : { fixes: [], explanations: [], reasons: [] };
  const { review } = reviewed;
  const isMoved = review !== undefined && fixed.fixes.some((fix) => fix.accepted);
  return {
    review: isMoved ? await followReview(review, await openNewest(subject, 'reviewed', deps)) : review,
    fixes: fixed.fixes,
    explanations: fixed.explanations,
    notRun: [
      ...(reviewed.reason === undefined ? [] : [{ tool: 'model review', reason: reviewed.reason }]),
      ...fixed.reasons.map((reason) => ({ tool: 'model fixes', reason })),
    ],
  };
}
