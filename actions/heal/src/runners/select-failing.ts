import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';

import type { TestSelection } from './test-runner';

function keyOf({ filePath = '', name }: TestResult): string {
  return `${filePath} ${name}`;
}

/** Failed tests of a report, by file and name. */
export function listFailedTests(report: TestReport): Set<string> {
  return new Set(report.results.tests.filter(({ status }) => status === 'failed').map(keyOf));
}

/** Passed tests of a report, by file and name. */
export function listPassedTests(report: TestReport): Set<string> {
  return new Set(report.results.tests.filter(({ status }) => status === 'passed').map(keyOf));
}

/** The tests that failed, for running them alone. A file that could not be loaded is taken whole. */
export function selectFailing(report: TestReport): TestSelection {
  const failed = report.results.tests.filter(({ status }) => status === 'failed');
  const files = [...new Set(failed.flatMap(({ filePath }) => filePath ?? []))].sort();
  const isWhole = failed.some(({ name, filePath }) => name === filePath);
  return { files, names: isWhole ? [] : [...new Set(failed.map(({ name }) => name))] };
}

/** Everything else, for comparing with what failed; `undefined` when nothing passed. */
export function selectPassing(report: TestReport): TestSelection | undefined {
  const passed = report.results.tests.filter(({ status }) => status === 'passed');
  if (passed.length === 0) return undefined;
  const files = [...new Set(passed.flatMap(({ filePath }) => filePath ?? []))].sort();
  return { files, names: selectFailing(report).names, isInverted: true };
}
