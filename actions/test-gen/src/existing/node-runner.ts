import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import { z } from 'zod';

import { parseLcov } from './lcov';
import type { Runner, RunnerDeps } from './runner';

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

/** Reads what our reporter wrote. */
export function parseNodeReport(text: string, cwd: string): TestReport {
  const lines = text.split('\n').filter((line) => line !== '');
  const tests = lines.map((line) => toResult(lineSchema.parse(JSON.parse(line)), cwd));
  const count = (status: TestResult['status']): number => tests.filter((test) => test.status === status).length;
  const summary = { tests: tests.length, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'node:test', version: process.versions.node },
      summary: { ...summary, pending: 0, other: 0, start: 0, stop: 0 },
      tests,
    },
  };
}

async function writeReporter(directory: string, { actionDirectory }: RunnerDeps): Promise<string> {
  const file = path.join(directory, 'reporter.mjs');
  await copyFile(path.join(actionDirectory, 'templates', 'existing', 'reporter.mjs.txt'), file);
  return file;
}

/** Node's own runner: always there. */
export const nodeRunner: Runner = {
  name: 'node:test',
  importLine: (isCommonJs) =>
    isCommonJs ? "const { test } = require('node:test');" : "import { test } from 'node:test';",
  async run({ tree, prefix, why, files = [], hasCoverage = false, timeout }, deps) {
    const cwd = path.join(tree, prefix);
    const reports = await deps.scratch('reports');
    const reporter = await writeReporter(reports, deps);
    const [lines, lcov] = [path.join(reports, 'report.ndjson'), path.join(reports, 'coverage.lcov')];
    const result = await deps.exec.run({
      tool: 'node',
      argv: [
        'node',
        '--test',
        ...(hasCoverage ? ['--experimental-test-coverage'] : []),
        `--test-reporter=${reporter}`,
        `--test-reporter-destination=${lines}`,
        ...(hasCoverage ? ['--test-reporter=lcov', `--test-reporter-destination=${lcov}`] : []),
        ...files,
      ],
      cwd,
      why,
      timeout,
      shares: { write: [reports] },
      env: { NO_COLOR: '1' },
    });
    const report = await readFile(lines, 'utf8').catch(() => undefined);
    const trace = hasCoverage ? await readFile(lcov, 'utf8').catch(() => undefined) : undefined;
    const relative = (file: string): string | undefined => relativeToRoot(cwd, path.resolve(cwd, file));
    const measured = trace === undefined ? undefined : parseLcov(trace, relative);
    return {
      result,
      report: report === undefined ? undefined : parseNodeReport(report, cwd),
      // Where no test loads a source, nothing is measured.
      coverage: measured?.coverage.files.length === 0 ? undefined : measured?.coverage,
      hits: measured?.hits,
      lcov: trace?.replaceAll(`SF:${cwd}/`, 'SF:'),
    };
  },
};
