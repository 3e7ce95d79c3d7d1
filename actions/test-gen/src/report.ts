import type { TestReport } from '@orchestrate/contracts/test-report';
import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

import type { Flaw } from './gate/flaw';

type TestResult = TestReport['results']['tests'][number];

function describeFailure({ test, reason }: Flaw): TestResult {
  const [filePath = '', ...names] = test.split(NAME_SEPARATOR);
  return { name: names.join(NAME_SEPARATOR), status: 'failed', duration: 0, filePath, message: reason };
}

const EMPTY: TestReport = {
  reportFormat: 'CTRF',
  specVersion: '0.0.0',
  results: {
    tool: { name: 'vitest' },
    summary: { tests: 0, passed: 0, failed: 0, skipped: 0, pending: 0, other: 0, start: 0, stop: 0 },
    tests: [],
  },
};

/**
 * The report of all tests that have something to say: those that are kept, as they ran last, and those that the service
 * fails, which are not in the tree.
 * @param report - of the last run; absent where no run came so far
 */
export function completeReport(report: TestReport | undefined, flaws: readonly Flaw[]): TestReport {
  const { results, ...head } = report ?? EMPTY;
  const failures = flaws.filter(({ cause }) => cause === 'contradicted').map(describeFailure);
  const ran = results.tests
    .filter(({ status }) => status !== 'failed')
    // CTRF has whole milliseconds.
    .map((test) => ({ ...test, duration: Math.round(test.duration) }));
  const tests = [...ran, ...failures];
  const passed = ran.filter(({ status }) => status === 'passed').length;
  const summary = { ...results.summary, tests: tests.length, passed, failed: failures.length };
  return { ...head, results: { ...results, summary, tests } };
}
