import type { Event } from '@orchestrate/contracts/event';
import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { Engine } from '@orchestrate/contracts/status';
import type { Summary } from '@orchestrate/contracts/summary';

import { addCosts, engineOf, totalOf } from '../models/totals';
import type { AttemptEvidence, RunEvidence } from '../run-evidence/evidence';
import { findInjectedFault, findOpen, lastDeployment } from '../run-evidence/evidence';

import { describeCutOff, listFailures } from './failures';
import type { Judgement } from './judgement';

/** The part of a summary that follows from the evidence alone; anybody who has the evidence can work it out again. */
export type Figures = Omit<
  Summary,
  'recommendations' | 'published' | 'dry_run' | 'finished_at' | 'time_taken_seconds' | 'schemaVersion'
>;

type PhaseLine = Summary['phases'][number];

function toSecondsBetween(from: string | undefined, to: string | undefined): number {
  return from === undefined || to === undefined ? 0 : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function describeAttempt(attempt: AttemptEvidence, evidence: RunEvidence): PhaseLine {
  const { step: phase, number, output } = attempt;
  if (output === undefined) {
    const error = describeCutOff(attempt, evidence);
    const seconds = toSecondsBetween(attempt.startedAt, attempt.endedAt);
    return {
      phase,
      attempt: number,
      status: 'failed',
      engine: 'offline',
      seconds,
      external_seconds: 0,
      headline: error.message,
      ...totalOf(attempt.ledger),
      error,
    };
  }
  const { status, engine, seconds, externalSeconds, headline, cached, resumed, cost, tokens, error, resources } =
    output;
  return {
    phase,
    attempt: number,
    status,
    engine,
    seconds,
    external_seconds: externalSeconds,
    headline,
    cost,
    tokens,
    ...(resources === undefined ? {} : { resources }),
    ...(cached === undefined ? {} : { cached }),
    ...(resumed === undefined ? {} : { resumed }),
    ...(error === undefined ? {} : { error }),
  };
}

/** One line an attempt, by start time, and one for each step that was meant to run and did not. */
export function listPhaseLines(evidence: RunEvidence, judgement: Pick<Judgement, 'skipped'>): PhaseLine[] {
  return [
    ...evidence.attempts.map((attempt) => describeAttempt(attempt, evidence)),
    ...judgement.skipped.map((phase): PhaseLine => ({
      phase,
      attempt: 1,
      status: 'skipped',
      engine: 'offline',
      seconds: 0,
      external_seconds: 0,
      headline: 'did not run',
      cost: 0,
      tokens: 0,
    })),
  ];
}

function describeTool(event: Event): { name: string; version: string } | undefined {
  if (event.type === 'model.asked') {
    const { provider, model, outcome } = event.data;
    return outcome === 'answered' ? { name: provider, version: model } : undefined;
  }
  if (event.type !== 'command.finished' && event.type !== 'tool.used') return undefined;
  if (event.type === 'command.finished' && event.data.outcome === 'not-found') return undefined;
  return { name: event.data.tool, version: event.data.version };
}

/** Tools that really ran, and models that answered, by name; one entry a version. */
export function listTools(evidence: Pick<RunEvidence, 'events'>): { name: string; version: string }[] {
  const found = new Map<string, { name: string; version: string }>();
  for (const event of evidence.events) {
    const used = describeTool(event);
    if (used !== undefined) found.set(`${used.name}@${used.version}`, used);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function countTests(evidence: RunEvidence): Pick<Summary, 'tests_passed' | 'tests_failed' | 'tests_uncounted'> {
  const gates = evidence.healing?.value.after ?? [];
  const counted = gates.flatMap(({ tests }) => (tests === undefined ? [] : [tests]));
  const all = counted.length > 0 ? counted : evidence.tests === undefined ? [] : [evidence.tests.value.results.summary];
  const total = (of: 'passed' | 'failed'): number => all.reduce((sum, counts) => sum + counts[of], 0);
  const hasRun = gates.some(({ name, outcome }) => name === 'test' && outcome === 'exited');
  return {
    tests_passed: total('passed'),
    tests_failed: total('failed'),
    ...(hasRun && counted.length === 0 && total('passed') + total('failed') === 0 ? { tests_uncounted: true } : {}),
  };
}

function listNotRun(evidence: RunEvidence): NotRun[] {
  const analysers = (evidence.analysis?.value.analysers ?? [])
    .filter(({ outcome }) => outcome === 'not-run')
    .map(({ tool, reason }) => ({ tool, reason: reason ?? 'not there' }));
  const all = [...evidence.attempts.flatMap(({ output }) => output?.notRun ?? []), ...analysers];
  return [...new Map(all.map((item) => [item.tool, item])).values()];
}

function listFixes(evidence: RunEvidence): Summary['fixes'] {
  const kinds = ['fix', 'repair', 'dependency', 'configuration'];
  return evidence.proposals
    .filter(({ value }) => value.accepted && kinds.includes(value.kind))
    .map(({ step, value }) => ({
      phase: step,
      title: value.title,
      author: `${value.author.name} ${value.author.version}`,
      patch: value.patch,
    }));
}

function describeService(evidence: RunEvidence): Summary['service'] {
  if (evidence.plan === undefined) return null;
  const { service, operations } = evidence.plan.value;
  const custom = operations.filter(findOpen(evidence)).length;
  return { name: service.name, title: service.title, operations: operations.length, custom };
}

function describeDeployment(evidence: RunEvidence): Summary['deployment'] {
  const deployment = lastDeployment(evidence)?.deployment?.value;
  if (deployment === undefined) return null;
  return { target: deployment.target, state: deployment.state, url: deployment.url ?? null };
}

function describeFindings(evidence: RunEvidence): Summary['findings'] {
  if (evidence.analysis === undefined) return null;
  const { before, after, fixed } = evidence.analysis.value;
  return { before: before.length, after: after.length, fixed };
}

function describeCoverage(evidence: RunEvidence): Summary['coverage'] {
  if (evidence.coverage === undefined) return null;
  const { lines, branches } = evidence.coverage.value;
  return { lines: lines.percent, branches: branches.percent };
}

function findEngine(evidence: RunEvidence): Engine {
  const engines = [
    ...evidence.attempts.map(({ output }) => output?.engine ?? 'offline'),
    engineOf(evidence.reportLedger),
  ];
  return engines.find((engine) => engine !== 'offline') ?? 'offline';
}

/** When the first step began; `fallback` for a run in which none did. */
export function findStart(evidence: Pick<RunEvidence, 'attempts'>, fallback: string): string {
  return evidence.attempts.find(({ startedAt }) => startedAt !== undefined)?.startedAt ?? fallback;
}

/** Works out everything in a summary that follows from the evidence. */
export function deriveFigures(evidence: RunEvidence, judgement: Judgement, finishedAt: string): Figures {
  const phases = listPhaseLines(evidence, judgement);
  // Reporting is no phase that its own summary lists; what it asked of models was paid for all the same.
  const spent = [...phases, totalOf(evidence.reportLedger)];
  return {
    status: judgement.verdict,
    tools_used: listTools(evidence),
    ...countTests(evidence),
    failures: listFailures(evidence),
    run_id: evidence.runId,
    engine: findEngine(evidence),
    cost: addCosts(spent.map(({ cost }) => cost)),
    tokens: spent.reduce((sum, { tokens }) => sum + tokens, 0),
    started_at: findStart(evidence, finishedAt),
    injected_fault: findInjectedFault(evidence) ?? null,
    service: describeService(evidence),
    phases,
    gates: [...judgement.gates],
    not_run: listNotRun(evidence),
    remaining: [...judgement.remaining],
    coverage: describeCoverage(evidence),
    ...(evidence.strength === undefined ? {} : { strength: evidence.strength }),
    findings: describeFindings(evidence),
    fixes: listFixes(evidence),
    deployment: describeDeployment(evidence),
  };
}
