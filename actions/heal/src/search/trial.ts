import type { FileEdit } from '@orchestrate/contracts/proposal';

/** How a candidate fared before any gate was asked. */
export interface TrialResult {
  /** `improves`: less fails than without it, and nothing else does. */
  readonly verdict: 'passes' | 'improves' | 'fails';
  /** How much still fails, for choosing among those that improve. */
  readonly failing: number;
  readonly detail: string;
  /** What the tests or the command said, where a proposer may learn from it. */
  readonly said?: string;
  /** Mends everything in the package at hand; what still fails lies in others. */
  readonly isStep?: boolean;
}

/** A quick look at whether a candidate mends its target; what passes is judged by the gates afterwards. */
export interface Trial {
  readonly kind: 'types' | 'tests' | 'command' | 'none';
  /** @param worker - which of the warm trees to use */
  run(edits: readonly FileEdit[], worker: number): Promise<TrialResult>;
  /** A longer look, for telling apart what the quick one cannot; absent where there is none. */
  confirm?(edits: readonly FileEdit[], worker: number): Promise<TrialResult>;
}

/** For candidates that cost no more to judge than to try. */
export const noTrial: Trial = {
  kind: 'none',
  run: () => Promise.resolve({ verdict: 'passes', failing: 0, detail: 'goes straight to the gates' }),
};
