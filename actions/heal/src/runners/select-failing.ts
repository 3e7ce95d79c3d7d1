import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';

import type { TestSelection } from './test-runner';

/** Everything that a gate runs. */
export const ALL_TESTS: TestSelection = { files: [], names: [] };

/** A test by file and name. */
export function testKey({ filePath = '', name }: TestResult): string {
  return `${filePath} ${name}`;
}

/** Failed tests of a report, by file and name. */
export function listFailedTests(report: TestReport): Set<string> {
  return new Set(report.results.tests.filter(({ status }) => status === 'failed').map(testKey));
}

/** Passed tests of a report, by file and name. */
export function listPassedTests(report: TestReport): Set<string> {
  return new Set(report.results.tests.filter(({ status }) => status === 'passed').map(testKey));
}

/** The tests that failed, for running them alone. A file that could not be loaded is taken whole. */
export function selectFailing(report: TestReport): TestSelection {
  const failed = report.results.tests.filter(({ status }) => status === 'failed');
  const files = [...new Set(failed.flatMap(({ filePath }) => filePath ?? []))].sort();
  const isWhole = failed.some(({ name, filePath }) => name === filePath);
  return { files, names: isWhole ? [] : [...new Set(failed.map(({ name }) => name))] };
}

/** This many tests that pass beside the failing ones tell enough; else those of other files are needed too. */
const ENOUGH_PASSING = 5;

/**
 * What passes, for comparing with what failed: in the files with failures, which reach the same code, else everywhere;
 * `undefined` when nothing passed.
 */
export function selectPassing(report: TestReport): TestSelection | undefined {
  const passed = report.results.tests.filter(({ status }) => status === 'passed');
  if (passed.length === 0) return undefined;
  const failing = selectFailing(report);
  const beside = passed.filter(({ filePath = '' }) => failing.files.includes(filePath));
  const chosen = beside.length >= ENOUGH_PASSING ? beside : passed;
  const files = [...new Set(chosen.flatMap(({ filePath }) => filePath ?? []))].sort();
  return { files, names: failing.names, isInverted: true };
}
