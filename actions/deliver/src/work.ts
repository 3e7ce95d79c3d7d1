import type { AllowedEdit } from '@orchestrate/contracts/allowance';
import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';
import type { Redact } from '@orchestrate/kit/safety/redaction';

import type { Inputs } from './inputs';
import type { AppliedPatch } from './patch/apply-patch';
import type { Story } from './report/story';

/** A patch that passed its checks, and where it is to go. */
export interface Work {
  readonly inputs: Pick<Inputs, 'branch' | 'pullRequest' | 'title' | 'summary'>;
  readonly context: WorkflowContext;
  readonly applied: AppliedPatch;
  /** What only `allow` lets through. */
  readonly allowed: readonly AllowedEdit[];
  readonly story: Story;
  /** SHA-256 of the patch as it came. */
  readonly hash: string;
  readonly redact: Redact;
}
