import { copyFile } from 'node:fs/promises';
import path from 'node:path';

import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import { z } from 'zod';

import { parseLcov } from './lcov';
import type { RunnerDeps, TestRun } from './runner';

const lineSchema = z.object({
  name: z.string(),
  file: z.string().optional(),
  status: z.enum(['passed', 'failed', 'skipped']),
  duration: z.number(),
  message: z.string().optional(),
});

function toResult(line: z.infer<typeof lineSchema>, cwd: string): TestResult {
  const { name, file, status, duration, message } = line;
  const filePath = file === undefined ? undefined : relativeToRoot(cwd, file);
  return {
    name,
    status,
    duration: Math.max(0, duration),
    ...(filePath === undefined ? {} : { filePath }),
    ...(message === undefined ? {} : { message }),
  };
}

/** Reads what a reporter of ours wrote: a line of JSON for each test. */
export function parseLineReport(text: string, cwd: string, tool: string): TestReport {
  const lines = text.split('\n').filter((line) => line !== '');
  const tests = lines.map((line) => toResult(lineSchema.parse(JSON.parse(line)), cwd));
  const count = (status: TestResult['status']): number => tests.filter((test) => test.status === status).length;
  const summary = { tests: tests.length, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: tool },
      summary: { ...summary, pending: 0, other: 0, start: 0, stop: 0 },
      tests,
    },
  };
}

/** Puts a reporter of ours where a runner can load it. */
export async function placeReporter(
  name: 'reporter.mjs' | 'mocha-reporter.cjs',
  directory: string,
  { actionDirectory }: RunnerDeps,
): Promise<string> {
  const file = path.join(directory, name);
  await copyFile(path.join(actionDirectory, 'templates', 'existing', `${name}.txt`), file);
  return file;
}

/** What LCOV says of the sources of a package. */
export function readTrace(trace: string | undefined, cwd: string): Pick<TestRun, 'coverage' | 'hits' | 'lcov'> {
  if (trace === undefined) return { coverage: undefined, hits: undefined };
  const relative = (file: string): string | undefined => relativeToRoot(cwd, path.resolve(cwd, file));
  const { coverage, hits } = parseLcov(trace, relative);
  // Where no test loads a source, nothing is measured.
  return {
    coverage: coverage.files.length === 0 ? undefined : coverage,
    hits,
    lcov: trace.replaceAll(`SF:${cwd}/`, 'SF:'),
  };
}
