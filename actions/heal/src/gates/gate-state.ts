import type { TestReport } from '@orchestrate/contracts/test-report';
import type { GateRun } from '@orchestrate/contracts/triage';
import type { GateOutput, TriageTree } from '@orchestrate/kit/triage/triage';

/** How all gates fared on one tree. */
export interface GateState {
  /** Where they ran, by which paths in their output are read. */
  readonly tree: TriageTree;
  /** Hash of the files they ran on, where the tree held them as a commit. */
  readonly files?: string;
  readonly runs: readonly GateRun[];
  /** What the gates that failed said, in the order in which they ran. */
  readonly failed: readonly GateOutput[];
  /** Test reports by gate, where the gate's runner gives one. */
  readonly tests: ReadonlyMap<string, TestReport>;
}

export function isHealthy({ runs }: Pick<GateState, 'runs'>): boolean {
  return runs.every(({ passed }) => passed);
}

/** Names of the gates that were run and do not pass. */
export function listFailing({ runs }: Pick<GateState, 'runs'>): string[] {
  return runs.filter(({ passed, outcome }) => !passed && outcome !== 'skipped').map(({ name }) => name);
}

/** Names of the gates that were put off, because one before them hides whatever they could say. */
export function listPutOff({ runs }: Pick<GateState, 'runs'>): string[] {
  return runs.filter(({ outcome }) => outcome === 'skipped').map(({ name }) => name);
}

/** Names of the gates that did not pass before and do now. */
export function listMended(before: Pick<GateState, 'runs'>, after: Pick<GateState, 'runs'>): string[] {
  return listFailing(before).filter((name) => after.runs.find((run) => run.name === name)?.passed === true);
}
