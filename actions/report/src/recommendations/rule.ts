import type { Recommendation, Summary } from '@orchestrate/contracts/summary';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

/** Everything a recommendation may follow from. */
export interface Observed {
  readonly evidence: RunEvidence;
  readonly published: Summary['published'];
  /** Patch of what publishing would have changed in files that somebody had edited, relative to the run directory. */
  readonly publicationDiff: string | undefined;
  /** Text of the service's compose file, where there is one. */
  readonly composeFile: string | undefined;
  /** Why the run directory could not be uploaded, and the log that tells it. */
  readonly uploadFailure: { readonly message: string; readonly log: string } | undefined;
}

/** Looks for one kind of thing; gives nothing where the run did not see it. */
export type Rule = (observed: Observed) => Recommendation[];
