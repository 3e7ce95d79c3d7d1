import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { findHidingClass, triageGates } from '@orchestrate/kit/triage/triage';

import type { GateState } from '../gates/gate-state';

/**
 * Whether a failure is one of those that come and go.
 * @param flaky - tests by file and name; empty: the whole command comes and goes
 */
export function isFlakyFailure({ file = '', test }: Failure, flaky: ReadonlySet<string>): boolean {
  return flaky.size === 0 || flaky.has(`${file} ${test ?? file}`);
}

/** A triage that knows by now which of its failures come and go on the same tree. */
export function markFlaky(triage: Triage, flakyByGate: ReadonlyMap<string, ReadonlySet<string>>): Triage {
  if (flakyByGate.size === 0) return triage;
  const failures = triage.failures.map((failure): Failure => {
    const flaky = flakyByGate.get(failure.gate);
    return flaky !== undefined && isFlakyFailure(failure, flaky) ? { ...failure, class: 'flaky' } : failure;
  });
  return { ...triage, failures, class: findHidingClass(failures.map((failure) => failure.class)) };
}

/** Gates as they ran, those marked that fail in nothing but what comes and goes. */
export function quarantineRuns(state: GateState, flakyByGate: ReadonlyMap<string, ReadonlySet<string>>): GateState {
  if (flakyByGate.size === 0) return state;
  const { failures } = triageGates(state.failed, state.tree);
  const runs = state.runs.map((run) => {
    const flaky = flakyByGate.get(run.name);
    const own = failures.filter(({ gate }) => gate === run.name);
    if (flaky === undefined || run.passed || own.length === 0) return run;
    return own.every((failure) => isFlakyFailure(failure, flaky)) ? { ...run, quarantined: true as const } : run;
  });
  return { ...state, runs };
}
