import type { Summary } from '@orchestrate/contracts/summary';

/** What came of the tests of a run, in a few words. */
export function describeTests(summary: Pick<Summary, 'tests_passed' | 'tests_failed' | 'tests_uncounted'>): string {
  const { tests_passed: passed, tests_failed: failed, tests_uncounted: isUncounted } = summary;
  return isUncounted === true ? 'run and not counted' : `${passed} passed, ${failed} failed`;
}
