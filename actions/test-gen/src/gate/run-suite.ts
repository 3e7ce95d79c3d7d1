import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { isNotFound } from '@orchestrate/kit/errors';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { parseCoverageFinal } from '@orchestrate/kit/test-reports/coverage';
import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';
import { readPackageVersion } from '@orchestrate/kit/toolchain/npm';

const LEAST_SECONDS = 600;
/** Ten times what a test takes on two idle cores. */
const SECONDS_PER_TEST = 0.2;

/** How long a suite may take, in seconds. */
export function limitOf(tests: number): number {
  return Math.max(LEAST_SECONDS, Math.ceil(tests * SECONDS_PER_TEST));
}

/** How a suite is run. */
export interface SuiteOptions {
  readonly why: string;
  /** How many tests the whole suite has; the more, the longer it may take. */
  readonly tests: number;
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
  readonly coverageFiles: CoverageFiles | undefined;
}

/** Coverage line by line, in the formats that other tools read. Paths are relative to the tree. */
export interface CoverageFiles {
  readonly lcov: string;
  readonly cobertura: string;
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
}

const COVERAGE = [
  '--coverage.enabled',
  '--coverage.provider=v8',
  '--coverage.reporter=json',
  '--coverage.reporter=lcovonly',
  '--coverage.reporter=cobertura',
  '--coverage.reportOnFailure',
];

async function readCoverageFiles(directory: string, tree: string): Promise<CoverageFiles | undefined> {
  const lcov = await readIfPresent(path.join(directory, 'lcov.info'));
  const cobertura = await readIfPresent(path.join(directory, 'cobertura-coverage.xml'));
  if (lcov === undefined || cobertura === undefined) return undefined;
  return { lcov, cobertura: cobertura.replaceAll(tree, '.') };
}

/** Runs the tests of a tree, whose packages are linked, with the tree's own runner and settings. */
export async function runSuite(
  tree: string,
  options: SuiteOptions,
  deps: Pick<Deps, 'exec' | 'scratch'>,
): Promise<SuiteRun> {
  const { why, tests, files = [], hasCoverage = false, env = {} } = options;
  const vitest = path.join(tree, 'node_modules', 'vitest', 'vitest.mjs');
  const reports = await deps.scratch('reports');
  const [json, covered] = [path.join(reports, 'report.json'), path.join(reports, 'coverage')];
  const version = await readPackageVersion(path.join(tree, 'node_modules'), 'vitest');
  // A test that checks nothing fails.
  const always = ['--expect.requireAssertions', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const result = await deps.exec.run({
    tool: 'vitest',
    version,
    argv: [
      'node',
      vitest,
      'run',
      ...files,
      ...always,
      ...(hasCoverage ? [...COVERAGE, `--coverage.reportsDirectory=${covered}`] : []),
    ],
    cwd: tree,
    why,
    timeout: limitOf(tests),
    shares: { write: [reports] },
    // What is shown of a run that failed is read without a terminal.
    env: { NO_COLOR: '1', ...env },
  });
  const report = await readIfPresent(json);
  const coverage = await readIfPresent(path.join(covered, 'coverage-final.json'));
  return {
    result,
    report: report === undefined ? undefined : parseVitestReport(report, tree, version),
    coverage: coverage === undefined ? undefined : parseCoverageFinal(coverage, tree),
    coverageFiles: await readCoverageFiles(covered, tree),
  };
}
