import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { isNotFound } from '@orchestrate/kit/errors';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { parseCoverageFinal } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';
import { readPackageVersion } from '@orchestrate/kit/toolchain/npm';

const TIMEOUT_SECONDS = 600;

/** How a suite is run. */
export interface SuiteOptions {
  readonly why: string;
  /** Only these test files, relative to the tree; all unless given. */
  readonly files?: readonly string[];
  readonly hasCoverage?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a run of the suite left. */
export interface SuiteRun {
  readonly result: CommandResult;
  /** Absent where the runner gave none: it did not start, or did not end. */
  readonly report: TestReport | undefined;
  readonly coverage: Coverage | undefined;
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
}

/** Runs the tests of a tree, whose packages are linked, with the tree's own runner and settings. */
export async function runSuite(
  tree: string,
  options: SuiteOptions,
  deps: Pick<Deps, 'exec' | 'scratch'>,
): Promise<SuiteRun> {
  const { why, files = [], hasCoverage = false, env } = options;
  const nodeModules = path.join(tree, 'node_modules');
  const reports = await deps.scratch('reports');
  const json = path.join(reports, 'report.json');
  const coverage = [
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reporter=json',
    '--coverage.reportOnFailure',
  ];
  const version = await readPackageVersion(nodeModules, 'vitest');
  const result = await deps.exec.run({
    tool: 'vitest',
    version,
    argv: [
      'node',
      path.join(nodeModules, 'vitest', 'vitest.mjs'),
      'run',
      ...files,
      // A test that checks nothing fails.
      '--expect.requireAssertions',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${json}`,
      ...(hasCoverage ? [...coverage, `--coverage.reportsDirectory=${path.join(reports, 'coverage')}`] : []),
    ],
    cwd: tree,
    why,
    timeout: TIMEOUT_SECONDS,
    ...(env === undefined ? {} : { env }),
  });
  const report = await readIfPresent(json);
  const covered = await readIfPresent(path.join(reports, 'coverage', 'coverage-final.json'));
  return {
    result,
    report: report === undefined ? undefined : parseVitestReport(report, tree, version),
    coverage: covered === undefined ? undefined : parseCoverageFinal(covered, tree),
  };
}
