import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Failure, FailureClass, GateRun, Triage } from '@orchestrate/contracts/triage';
import { findHidingClass } from '@orchestrate/kit/triage/triage';

import type { GateState } from '../gates/gate-state';
import { INSTALL_GATE } from '../gates/run-gates';

/** A gate that fails and what is known of it. */
export interface Target {
  readonly gate: GateCommand;
  readonly run: GateRun;
  readonly failures: readonly Failure[];
  /** Of the gate's failures, the class that hides the others. */
  readonly class: FailureClass;
  readonly report: TestReport | undefined;
  /** Absolute: the tree that it failed in, with what was built there. */
  readonly root: string;
}

const INSTALL: GateCommand = { name: INSTALL_GATE, command: 'npm ci', timeout: 600, required: true };

/** Nothing runs without packages, and nothing can be believed that does not compile. */
const FIRST: readonly FailureClass[] = ['dependency', 'build', 'type'];

function urgency({ class: kind, run }: Target): number {
  const place = FIRST.indexOf(kind);
  return (place < 0 ? FIRST.length : place) + (run.required ? 0 : FIRST.length + 1);
}

/** The gates to mend, first things first: packages, what does not compile, then the order in which they run. */
export function listTargets(gates: readonly GateCommand[], state: GateState, triage: Triage): Target[] {
  return state.runs
    .filter(({ passed, outcome }) => !passed && outcome !== 'skipped')
    .flatMap((run): Target[] => {
      const gate = run.name === INSTALL_GATE ? INSTALL : gates.find(({ name }) => name === run.name);
      const failures = triage.failures.filter((failure) => failure.gate === run.name);
      const kind = findHidingClass(failures.map((failure) => failure.class)) ?? 'unknown';
      return gate === undefined
        ? []
        : [{ gate, run, failures, class: kind, report: state.tests.get(run.name), root: state.tree.root }];
    })
    .sort((a, b) => urgency(a) - urgency(b));
}
