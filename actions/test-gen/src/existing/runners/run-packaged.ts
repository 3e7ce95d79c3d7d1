import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { parseCoverageFinal, parseLineHits } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

import { findInstalled } from './installed';
import type { RunnerDeps, RunRequest, TestRun } from './runner';
import type { TestCommand } from './test-command';

/** Where a run leaves what it found. */
export interface Reports {
  readonly json: string;
  /** A directory. */
  readonly covered: string;
}

/** A runner of a package whose report is like that of jest. */
export interface Packaged {
  readonly name: string;
  /** The file that Node runs, in the package of the same name. */
  readonly program: string;
  readonly listArguments: (request: RunRequest, reports: Reports) => Promise<readonly string[]> | readonly string[];
}

/** A report, where a run left one. */
export function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Runs tests by the program of a package, and reads what it reports of them and of what they cover. */
export async function runPackaged(
  { name, program, listArguments }: Packaged,
  { env, nodeOptions }: TestCommand,
  request: RunRequest,
  deps: RunnerDeps,
): Promise<TestRun> {
  const { tree, prefix, why, timeout } = request;
  const cwd = path.join(tree, prefix);
  const directory = await deps.scratch('reports');
  const reports = { json: path.join(directory, 'report.json'), covered: path.join(directory, 'coverage') };
  const place = (await findInstalled(request, name)) ?? path.join(cwd, 'node_modules', name);
  const result = await deps.exec.run({
    tool: name,
    argv: ['node', ...nodeOptions, path.join(place, program), ...(await listArguments(request, reports))],
    cwd,
    why,
    timeout,
    shares: { write: [directory] },
    env: { ...env, NO_COLOR: '1' },
  });
  const left = [reports.json, `${reports.covered}/coverage-final.json`, `${reports.covered}/lcov.info`];
  const [report, final, lcov] = await Promise.all(left.map(readText));
  return {
    result,
    report: report === undefined ? undefined : parseVitestReport(report, cwd),
    coverage: final === undefined ? undefined : parseCoverageFinal(final, cwd),
    hits: final === undefined ? undefined : parseLineHits(final, cwd),
    lcov: lcov?.replaceAll(`SF:${cwd}/`, 'SF:'),
  };
}
