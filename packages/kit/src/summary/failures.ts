import type { PhaseError } from '@orchestrate/contracts/phase-record';
import type { Summary } from '@orchestrate/contracts/summary';
import type { GateRun } from '@orchestrate/contracts/triage';

import type { AttemptEvidence, RunEvidence } from '../run-evidence/evidence';
import { lastAttempt, lastDeployment, STEPS_BEFORE_REPORT } from '../run-evidence/evidence';

type FailureLine = Summary['failures'][number];

const SHOWN_TESTS = 50;

/** What is said of an attempt that never wrote its output. */
export function describeCutOff(attempt: AttemptEvidence, evidence: Pick<RunEvidence, 'events'>): PhaseError {
  const last = evidence.events.findLast(
    (event) =>
      event.phase === attempt.step && event.ts >= (attempt.startedAt ?? '~') && event.type === 'command.finished',
  );
  const doing = last?.type === 'command.finished' ? `; its last finished command was ${last.data.argv.join(' ')}` : '';
  return {
    kind: 'external',
    code: 'cut-off',
    message: `cut off before it could say how it ended${doing}`,
    retryable: true,
  };
}

function listPhaseFailures(evidence: RunEvidence): FailureLine[] {
  return STEPS_BEFORE_REPORT.flatMap((step) => {
    const attempt = lastAttempt(evidence, step);
    if (attempt === undefined) return [];
    if (attempt.output === undefined) return [{ where: step, message: describeCutOff(attempt, evidence).message }];
    const { status, error, headline } = attempt.output;
    return status === 'failed' ? [{ where: step, message: error?.message ?? headline }] : [];
  });
}

function describeGate(gate: GateRun): string {
  const how = gate.outcome === 'exited' ? `exit code ${gate.exitCode ?? 'unknown'}` : gate.outcome;
  const log = gate.log === undefined ? '' : `; see ${gate.log}`;
  return `${gate.command} ended with ${how}${log}`;
}

function listTestFailures(evidence: RunEvidence): FailureLine[] {
  const healing = evidence.healing?.value;
  if (healing === undefined) {
    return (evidence.tests?.value.results.tests ?? [])
      .filter(({ status }) => status === 'failed')
      .map(({ name, message }) => ({ where: name, message: message ?? 'failed' }));
  }
  const red = new Set(healing.after.filter((gate) => !gate.passed).map(({ name }) => name));
  return (evidence.triage?.value.failures ?? [])
    .filter(({ gate }) => red.has(gate))
    .map(({ test, file, line, gate, message }) => ({
      where: test ?? (file === undefined ? `gate ${gate}` : `${file}${line === undefined ? '' : `:${line}`}`),
      message,
    }));
}

function listProbeFailures(evidence: RunEvidence): FailureLine[] {
  return (lastDeployment(evidence)?.verification?.value.probes ?? [])
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ method, path, reason, status, violations }) => ({
      where: `${method.toUpperCase()} ${path}`,
      message: reason ?? violations[0]?.message ?? `answered ${status ?? 'nothing'}`,
    }));
}

/** What does not work at the end of the run: phases, gates, probes of the running service, tests. */
export function listFailures(evidence: RunEvidence): FailureLine[] {
  const gates = evidence.healing?.value.after ?? [];
  return [
    ...listPhaseFailures(evidence),
    ...gates
      .filter(({ passed }) => !passed)
      .map((gate) => ({ where: `gate ${gate.name}`, message: describeGate(gate) })),
    ...listProbeFailures(evidence),
    ...listTestFailures(evidence).slice(0, SHOWN_TESTS),
  ];
}
