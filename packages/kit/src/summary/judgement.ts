import type { Step } from '@orchestrate/contracts/phase';
import type { Status, Verdict } from '@orchestrate/contracts/status';
import { decideVerdict } from '@orchestrate/contracts/status';
import type { GateRun } from '@orchestrate/contracts/triage';

import type { AttemptEvidence, RunEvidence } from '../run-evidence/evidence';
import { lastAttempt, STEPS_BEFORE_REPORT } from '../run-evidence/evidence';

/** What kept a run from being a success, each in one line for a person. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Steps that were meant to run and did not begin. */
  readonly skipped: readonly Step[];
  readonly gates: readonly GateRun[];
  readonly remaining: readonly string[];
}

/** What the verdict depends on besides the evidence. */
export interface JudgementOptions {
  readonly dryRun: boolean;
  /** Files that publishing left alone because somebody had edited them, or why publishing did not work. */
  readonly publication?: readonly string[];
}

interface Remark {
  readonly phase: string;
  readonly status: Status | 'skipped';
  readonly text: string;
}

/**
 * Steps that must have run: those that began and, unless this was a dry run, those that the plan's tasks name. An
 * action that is used alone has neither plan nor the others, and only its own step counts.
 */
export function listExpectedSteps(evidence: RunEvidence, dryRun: boolean): Step[] {
  const begun = new Set<Step>(evidence.attempts.map(({ step }) => step));
  const planned = new Set<Step>(dryRun ? ['plan'] : evidence.plan?.value.tasks.map(({ phase }) => phase));
  return STEPS_BEFORE_REPORT.filter((step) => begun.has(step) || planned.has(step));
}

/** The service's commit after the last step that finished; what was deployed and judged must be this one. */
export function finalCommit(evidence: Pick<RunEvidence, 'attempts'>): string | undefined {
  return evidence.attempts.findLast((attempt) => attempt.output?.serviceCommit !== undefined)?.output?.serviceCommit;
}

function isStale(evidence: RunEvidence, step: Step): boolean {
  const seen = lastAttempt(evidence, step)?.output?.serviceCommit;
  const final = finalCommit(evidence);
  return seen !== undefined && final !== undefined && seen !== final;
}

function statusOf(attempt: AttemptEvidence | undefined): Status | 'skipped' {
  if (attempt === undefined) return 'skipped';
  return attempt.output?.status ?? 'failed';
}

function describeStep(evidence: RunEvidence, step: Step): string[] {
  const attempt = lastAttempt(evidence, step);
  if (attempt === undefined) return [`${step}: did not run`];
  const { output } = attempt;
  if (output === undefined) return [`${step}: was cut off`];
  if (output.status !== 'partial' && output.status !== 'blocked') return [];
  const lines = output.remaining.length === 0 ? [output.headline] : output.remaining;
  return lines.map((line) => `${step}: ${line}`);
}

function remarkOnGates(evidence: RunEvidence, gates: readonly GateRun[], dryRun: boolean): Remark[] {
  if (dryRun) return [];
  if (gates.length === 0)
    return [{ phase: 'heal', status: 'skipped', text: 'heal: no quality gate has run on this tree' }];
  if (!isStale(evidence, 'heal')) return [];
  return [{ phase: 'heal', status: 'partial', text: 'heal: the tree changed after the quality gates had run on it' }];
}

function remarkOnDeployment(evidence: RunEvidence): Remark[] {
  if (lastAttempt(evidence, 'deploy') === undefined || !isStale(evidence, 'deploy')) return [];
  const text = 'deploy: the tree changed after it was deployed, and what it is now was not deployed again';
  return [{ phase: 'deploy', status: 'partial', text }];
}

function remarkOnEvidence(evidence: RunEvidence): Remark[] {
  return evidence.problems.map(({ file, message, step }) => ({
    phase: step ?? 'report',
    status: 'partial',
    text: `${step ?? 'report'}: ${file} cannot be used: ${message}`,
  }));
}

function remarkOnOptionalGates(gates: readonly GateRun[]): string[] {
  return gates
    .filter((gate) => !gate.passed && !gate.required)
    .map(({ name }) => `heal: the optional gate ${name} fails`);
}

/**
 * Decides over a run from what it left behind: the last attempt of each step, the quality gates as last run, and
 * whether what was judged and deployed is the tree as it is now. A run in which nothing began has failed.
 */
export function judgeRun(evidence: RunEvidence, { dryRun, publication = [] }: JudgementOptions): Judgement {
  const expected = listExpectedSteps(evidence, dryRun);
  const gates = evidence.healing?.value.after ?? [];
  const remarks: Remark[] = [
    ...remarkOnGates(evidence, gates, dryRun),
    ...remarkOnDeployment(evidence),
    ...remarkOnEvidence(evidence),
    ...publication.map((line): Remark => ({ phase: 'report', status: 'partial', text: `report: ${line}` })),
  ];
  const nothing: Remark[] =
    evidence.attempts.length > 0 ? [] : [{ phase: 'run', status: 'failed', text: 'run: no phase began' }];
  const phases = expected.map((step) => ({ phase: step, status: statusOf(lastAttempt(evidence, step)) }));
  return {
    verdict: decideVerdict({ phases: [...phases, ...remarks, ...nothing], gates }),
    skipped: expected.filter((step) => lastAttempt(evidence, step) === undefined),
    gates,
    remaining: [
      ...expected.flatMap((step) => describeStep(evidence, step)),
      ...[...remarks, ...nothing].map(({ text }) => text),
      ...remarkOnOptionalGates(gates),
    ],
  };
}
