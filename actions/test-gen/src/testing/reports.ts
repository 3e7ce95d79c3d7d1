import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

/** A report of tests by their full names: `true` for one that passed, else the message with which it failed. */
export function createReport(tests: Readonly<Record<string, true | string>>): TestReport {
  const results = Object.entries(tests).map(([test, outcome]): TestResult => {
    const [filePath = '', ...names] = test.split(NAME_SEPARATOR);
    const name = names.length === 0 ? filePath : names.join(NAME_SEPARATOR);
    return outcome === true
      ? { name, status: 'passed', duration: 1, filePath }
      : { name, status: 'failed', duration: 1, filePath, message: outcome };
  });
  const passed = results.filter(({ status }) => status === 'passed').length;
  const counts = { tests: results.length, passed, failed: results.length - passed, skipped: 0, pending: 0, other: 0 };
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: { tool: { name: 'vitest' }, summary: { ...counts, start: 1, stop: 2 }, tests: results },
  };
}
