import type { Deployment, Verification } from '@orchestrate/contracts/deployment';
import type { Event } from '@orchestrate/contracts/event';
import type { Analysis } from '@orchestrate/contracts/finding';
import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import type { LedgerLine } from '@orchestrate/contracts/model-call';
import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { Plan } from '@orchestrate/contracts/plan';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { ComparedStrength, Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Healing, Triage } from '@orchestrate/contracts/triage';

import type { IsOpen } from '../run-directory/open-operations';
import { findOpenOperations } from '../run-directory/open-operations';

/** The steps that leave evidence before the report, in the order of the chain. */
export const STEPS_BEFORE_REPORT = ['plan', 'generate', 'test-gen', 'analyze', 'inject', 'deploy', 'heal'] as const;

/** A file of evidence that is there and fits its contract. */
export interface Found<T> {
  /** Relative to the run directory. */
  readonly path: string;
  readonly value: T;
}

/** A file of evidence that is missing although its phase finished, or does not fit its contract. */
export interface EvidenceProblem {
  /** Relative to the run directory. */
  readonly file: string;
  /** The phase that should have written it; absent for files of the whole run. */
  readonly step?: Step;
  readonly message: string;
}

/** One attempt of a step. Without `output` it was cut off: killed, or out of power, disk or time. */
export interface AttemptEvidence {
  readonly step: Step;
  readonly number: number;
  /** Relative to the run directory. */
  readonly directory: string;
  readonly input: PhaseInput | undefined;
  readonly output: PhaseOutput | undefined;
  /** What it asked of models, request by request. */
  readonly ledger: readonly LedgerLine[];
  /** ISO instants; for a cut-off attempt the last event it wrote is its end. */
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
}

/** A deployment attempt and what its probes saw. */
export interface DeploymentEvidence {
  readonly attempt: AttemptEvidence;
  readonly deployment: Found<Deployment> | undefined;
  readonly verification: Found<Verification> | undefined;
}

/** A proposal's record and the phase that made it. */
export interface ProposalEvidence extends Found<ProposalRecord> {
  readonly step: Step;
}

/**
 * Everything a run directory tells; of the report's own attempts only what they asked of models. Files of phases are those of the last attempt:
 * what an earlier attempt found out was about another tree.
 */
export interface RunEvidence {
  readonly runId: string;
  /** By start time. */
  readonly attempts: readonly AttemptEvidence[];
  /** What reporting asked of models, in all its attempts. */
  readonly reportLedger: readonly LedgerLine[];
  readonly events: readonly Event[];
  readonly plan: Found<Plan> | undefined;
  readonly generated: Found<GeneratedFiles> | undefined;
  readonly tests: Found<TestReport> | undefined;
  readonly coverage: Found<Coverage> | undefined;
  /** Of a service that was there before, what its tests were worth and are worth now. */
  readonly strength?: ComparedStrength | undefined;
  readonly analysis: Found<Analysis> | undefined;
  readonly triage: Found<Triage> | undefined;
  readonly healing: Found<Healing> | undefined;
  /** First attempt to last. */
  readonly deployments: readonly DeploymentEvidence[];
  readonly proposals: readonly ProposalEvidence[];
  readonly problems: readonly EvidenceProblem[];
}

/** The last attempt of a step, if it began at all. */
export function lastAttempt(evidence: Pick<RunEvidence, 'attempts'>, step: Step): AttemptEvidence | undefined {
  return evidence.attempts
    .filter((attempt) => attempt.step === step)
    .sort((a, b) => a.number - b.number)
    .at(-1);
}

/** The last deployment, if there was one. */
export function lastDeployment(evidence: Pick<RunEvidence, 'deployments'>): DeploymentEvidence | undefined {
  return evidence.deployments.at(-1);
}

/** Which operations are left to be written in the service as it was generated last. */
export function findOpen(evidence: Pick<RunEvidence, 'attempts' | 'plan'>): IsOpen {
  // Somebody has written what is there already, whatever the rules make of it.
  if (evidence.plan?.value.service.existing !== undefined) return () => false;
  return findOpenOperations(lastAttempt(evidence, 'generate')?.output);
}

/** The fault that was planted on purpose, if planting it worked. */
export function findInjectedFault(evidence: Pick<RunEvidence, 'attempts'>): string | undefined {
  const inject = lastAttempt(evidence, 'inject')?.output;
  return inject?.status === 'done' ? (inject.outputs.fault ?? 'unknown') : undefined;
}
