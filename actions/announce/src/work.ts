import type { Summary } from '@orchestrate/contracts/summary';
import type { GithubApi } from '@orchestrate/kit/github/github-api';
import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { Inputs } from './inputs';
import type { Turn } from './mark';
import type { ToPlace } from './subject/place';

/** A checked run, and where it is to be told of. Secrets are masked in its texts. */
export interface Work {
  readonly inputs: Pick<Inputs, 'annotations' | 'pullRequest'>;
  readonly api: GithubApi;
  readonly context: WorkflowContext;
  readonly summary: Summary;
  readonly evidence: RunEvidence;
  /** Absent where the run's files lie in no directory of the repository. */
  readonly toPlace: ToPlace | undefined;
  /** Tells what belongs to this workflow and service. */
  readonly key: string;
  readonly turn: Turn;
  /** For people: the workflow and the service. */
  readonly title: string;
}
