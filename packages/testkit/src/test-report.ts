import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { testReportSchema } from '@orchestrate/contracts/test-report';

const LINE = /^(?<name>.*) (?<status>passed|failed|skipped)(?: (?<duration>\d+))?$/;

function readTest(filePath: string, line: string): TestResult {
  const groups = LINE.exec(line)?.groups;
  if (groups?.name === undefined) throw new Error(`not a test: ${line}`);
  const { name, status, duration = '1' } = groups;
  return testReportSchema.shape.results.shape.tests.element.parse({
    name,
    status,
    duration: Number(duration),
    filePath,
  });
}

/**
 * Makes a test report.
 * @param files - by path: each test as `<name> passed`, `failed` or `skipped`, and its milliseconds if they matter
 */
export function createTestReport(files: Readonly<Record<string, readonly string[]>>): TestReport {
  const tests = Object.entries(files).flatMap(([file, lines]) => lines.map((line) => readTest(file, line)));
  const count = (status: TestResult['status']): number => tests.filter((test) => test.status === status).length;
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'vitest' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: 0,
        start: 0,
        stop: 1,
      },
      tests,
    },
  };
}
