import { priorOf } from '../propose/priors';
import type { Candidate } from '../propose/proposer';

/** Another candidate that passes what the accepted one passes makes it doubtful from this share of its likelihood on. */
const AMBIGUOUS_FROM = 0.8;

/** Whether tries may end: what is left is too unlikely to be taken for what was found. */
export function isSettled(best: Candidate | undefined, next: Candidate): boolean {
  return best !== undefined && !isRival(best, next);
}

/** Whether a candidate is about as likely as the best one, or likelier. */
export function isRival(best: Candidate, { likelihood }: Candidate): boolean {
  return likelihood >= best.likelihood * AMBIGUOUS_FROM;
}

/** Whether two candidates did the same on every input that was tried. */
export function behaveAlike(one: Candidate, other: Candidate): boolean {
  return one.behaviour !== undefined && one.behaviour === other.behaviour;
}

/** Whether a repair is one of several that are about as likely and that nothing here can tell apart. */
export function isAmbiguous(accepted: Candidate, alternatives: readonly Candidate[]): boolean {
  return alternatives.some((alternative) => isRival(accepted, alternative) && !behaveAlike(accepted, alternative));
}

/**
 * How far a repair is to be trusted, 0 to 1 with two decimals: the trust in its template, shared with the alternatives
 * by likelihood, less where other gates still fail.
 */
export function rateConfidence(
  accepted: Candidate,
  alternatives: readonly Candidate[],
  gates: { readonly passing: number; readonly total: number },
): number {
  const others = alternatives
    .filter((alternative) => !behaveAlike(accepted, alternative))
    .reduce((sum, { likelihood }) => sum + likelihood, 0);
  const share = accepted.likelihood / (accepted.likelihood + others / 2);
  const passing = gates.total === 0 ? 0 : gates.passing / gates.total;
  const rate = priorOf(accepted.template).trust * share * (0.7 + 0.3 * passing);
  return Math.round(Math.min(0.99, rate) * 100) / 100;
}
