import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import XMLBuilder from 'fast-xml-builder';

const LONGEST = 16_384;

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

// Some control characters may stand in no XML at all, however they are written.
function clean(text: string): string {
  return sanitizeText(text, LONGEST);
}

function toCase(test: TestResult, file: string): object {
  const { name, status, duration, message = '', trace } = test;
  const failure = { '@_message': clean(message), '#text': clean(trace ?? message) };
  return {
    '@_name': clean(name),
    '@_classname': clean(test.suite?.join(' > ') ?? file),
    '@_file': clean(file),
    '@_time': seconds(duration),
    ...(status === 'failed' ? { failure } : {}),
    ...(status === 'passed' || status === 'failed' ? {} : { skipped: {} }),
  };
}

function toSuite([file, tests]: readonly [string, readonly TestResult[]], start: number): object {
  const count = (...statuses: readonly TestResult['status'][]): number =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  return {
    '@_name': clean(file),
    '@_tests': tests.length,
    '@_failures': count('failed'),
    '@_errors': 0,
    '@_skipped': count('skipped', 'pending', 'other'),
    '@_time': seconds(tests.reduce((sum, { duration }) => sum + duration, 0)),
    '@_timestamp': new Date(start).toISOString().slice(0, 19),
    testcase: tests.map((test) => toCase(test, file)),
  };
}

/** Tests as JUnit's XML, a suite for each file, in the dialect of Jenkins and of most readers. */
export function renderJunit({ results }: TestReport): string {
  const files = new Map<string, TestResult[]>();
  for (const test of results.tests) {
    const file = test.filePath ?? 'tests';
    files.set(file, [...(files.get(file) ?? []), test]);
  }
  const { tests, failed, skipped, pending, other, start } = results.summary;
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
  const counts = { '@_tests': tests, '@_failures': failed, '@_errors': 0, '@_skipped': skipped + pending + other };
  const testsuites = {
    '@_name': results.tool.name,
    ...counts,
    '@_time': seconds(results.tests.reduce((sum, { duration }) => sum + duration, 0)),
    testsuite: [...files].map((entry) => toSuite(entry, start)),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites })}`;
}
