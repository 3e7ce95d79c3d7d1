import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { findHidingClass } from '@orchestrate/kit/triage/triage';

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
