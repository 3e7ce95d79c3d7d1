import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { z } from 'zod';

import { relativeToRoot } from '../files/relative-path';

const assertionSchema = z.object({
  ancestorTitles: z.array(z.string()).default([]),
  title: z.string(),
  status: z.string(),
  duration: z.number().nullish(),
  failureMessages: z.array(z.string()).nullish(),
  location: z.object({ line: z.number().int() }).nullish(),
});

const vitestReportSchema = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      startTime: z.number().optional(),
      endTime: z.number().optional(),
      assertionResults: z.array(assertionSchema),
    }),
  ),
});

type Assertion = z.infer<typeof assertionSchema>;
type TestFile = z.infer<typeof vitestReportSchema>['testResults'][number];

const STATUS: Readonly<Record<string, TestResult['status']>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  disabled: 'skipped',
  pending: 'pending',
  todo: 'pending',
};

/** What vitest's JSON has in the place of a time-out's message. */
const TIMED_OUT = 'Error: STACK_TRACE_ERROR';

/** Between the names of nested suites and the name of a test. */
export const NAME_SEPARATOR = ' > ';

function splitTrace(text: string): { readonly message: string; readonly trace: string } {
  const frames = text.search(/\n\s+at /);
  const message = frames < 0 ? text : text.slice(0, frames);
  return {
    message: message.startsWith(TIMED_OUT) ? 'Error: Test timed out' : message,
    trace: frames < 0 ? '' : text.slice(frames + 1),
  };
}

function describeTest(test: Assertion, filePath: string): TestResult {
  const failure = (test.failureMessages ?? [])[0];
  const { message, trace } = splitTrace(failure ?? '');
  return {
    name: [...test.ancestorTitles, test.title].join(NAME_SEPARATOR),
    status: STATUS[test.status] ?? 'other',
    duration: Math.max(0, Math.round((test.duration ?? 0) * 1000) / 1000),
    suite: test.ancestorTitles,
    filePath,
    ...(test.location == null ? {} : { line: test.location.line }),
    ...(failure === undefined ? {} : { message, trace }),
  };
}

/** A file that could not be loaded, or whose hooks failed, has no test to say so: it becomes a failed one itself. */
function describeFile(file: TestFile, filePath: string): TestResult[] {
  const tests = file.assertionResults.map((test) => describeTest(test, filePath));
  const isTold = file.status !== 'failed' || tests.some(({ status }) => status === 'failed');
  if (isTold) return tests;
  const { message, trace } = splitTrace(file.message ?? 'failed without a message');
  return [{ name: filePath, status: 'failed', duration: 0, suite: [], filePath, message, trace }, ...tests];
}

function summarize(tests: readonly TestResult[], start: number, stop: number): TestReport['results']['summary'] {
  const count = (status: TestResult['status']): number => tests.filter((test) => test.status === status).length;
  return {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: count('pending'),
    other: count('other'),
    start,
    stop,
  };
}

/**
 * Turns the report of vitest's JSON reporter into CTRF. Names carry their suites, `orders > list > is sorted`; a test
 * file that could not be loaded is one failed test named like the file.
 * @param root - absolute; file paths become relative to it
 * @throws when the text is no such report
 */
export function parseVitestReport(text: string, root: string, version?: string): TestReport {
  const report = vitestReportSchema.parse(JSON.parse(text));
  const tests = report.testResults
    .map((file) => ({ file, path: relativeToRoot(root, file.name) ?? file.name }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ file, path }) => describeFile(file, path));
  const start = Math.round(report.startTime);
  const stop = Math.round(Math.max(start, ...report.testResults.map(({ endTime }) => endTime ?? start)));
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'vitest', ...(version === undefined ? {} : { version }) },
      summary: summarize(tests, start, stop),
      tests,
    },
  };
}
