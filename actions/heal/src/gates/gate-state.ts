import type { TestReport } from '@orchestrate/contracts/test-report';
import type { GateRun } from '@orchestrate/contracts/triage';
import type { GateOutput, TriageTree } from '@orchestrate/kit/triage/triage';

/** How all gates fared on one tree. */
export interface GateState {
  /** Where they ran, by which paths in their output are read. */
  readonly tree: TriageTree;
  readonly runs: readonly GateRun[];
  /** What the gates that failed said, in the order in which they ran. */
  readonly failed: readonly GateOutput[];
  /** Test reports by gate, where the gate's runner gives one. */
  readonly tests: ReadonlyMap<string, TestReport>;
}

export function isHealthy({ runs }: Pick<GateState, 'runs'>): boolean {
  return runs.every(({ passed }) => passed);
}

/** Names of the gates that do not pass. */
export function listFailing({ runs }: Pick<GateState, 'runs'>): string[] {
  return runs.filter(({ passed }) => !passed).map(({ name }) => name);
}

/** Names of the gates that did not pass before and do now. */
export function listMended(before: Pick<GateState, 'runs'>, after: Pick<GateState, 'runs'>): string[] {
  return listFailing(before).filter((name) => after.runs.find((run) => run.name === name)?.passed === true);
}
