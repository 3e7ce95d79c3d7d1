import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { PROGRAM } from '../speed/run-stryker';

import type { MutationResult } from './score';
import { readReport } from './score';

/** Which mutants to try. */
export interface Sample {
  readonly seed: number;
  /** At most so many. */
  readonly size: number;
  /** Also those that change only what runs on load (routes, tables); each of them runs the suite until a test fails. */
  readonly onLoad: boolean;
}

const REPORT = 'mutation.json';
/** Far more than a test takes: a busy machine must not make a mutant look noticed. */
const MUTANT_MILLISECONDS = 60_000;
const DRY_RUN_MINUTES = 60;
/** The service's own limits are for a suite that is not instrumented. */
const VITEST_CONFIG = 'vitest.stryker.config.ts';
const VITEST_TEXT = `import { mergeConfig } from 'vitest/config';

import own from './vitest.config.ts';

export default mergeConfig(own, { test: { testTimeout: ${5 * MUTANT_MILLISECONDS}, hookTimeout: ${5 * MUTANT_MILLISECONDS} } });
`;

function configure(stryker: string, { onLoad }: Sample): object {
  const runner = path.join(stryker, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js');
  return {
    plugins: [runner, path.join(stryker, 'sample.mjs')],
    testRunner: 'vitest',
    vitest: { related: false, configFile: VITEST_CONFIG },
    checkers: ['sample'],
    mutate: ['src/operations/**/*.ts', 'src/resources/**/*.ts', 'src/storage/**/*.ts'],
    ignorePatterns: ['dist', 'coverage'],
    coverageAnalysis: 'perTest',
    ignoreStatic: !onLoad,
    concurrency: availableParallelism(),
    timeoutMS: MUTANT_MILLISECONDS,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: DRY_RUN_MINUTES,
    disableTypeChecks: false,
    // It would be rewritten for references that the service does not have, by a compiler that is not installed there.
    tsconfigFile: 'none.json',
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: REPORT },
    tempDirName: '.stryker-tmp',
  };
}

/**
 * Tries a sample of the mutants of a service's operations and storage on its own tests.
 * @param stryker - where StrykerJS and its runner for vitest are installed
 * @param service - holds the service, its tests and its packages; files are left in it
 */
export function runStryker(stryker: string, service: string, sample: Sample): MutationResult {
  copyFileSync(path.join(import.meta.dirname, 'stryker-sample.mjs'), path.join(stryker, 'sample.mjs'));
  const [config, report] = [path.join(service, 'stryker.config.json'), path.join(service, REPORT)];
  writeFileSync(config, JSON.stringify(configure(stryker, sample)));
  writeFileSync(path.join(service, VITEST_CONFIG), VITEST_TEXT);
  rmSync(report, { force: true });
  const { status } = spawnSync(process.execPath, [path.join(stryker, PROGRAM), 'run', config], {
    cwd: service,
    stdio: 'inherit',
    env: {
      ...process.env,
      STRYKER_SAMPLE_FILE: path.join(service, 'sample.json'),
      STRYKER_SAMPLE_SEED: String(sample.seed),
      STRYKER_SAMPLE_SIZE: String(sample.size),
    },
  });
  if (!existsSync(report)) throw new Error(`StrykerJS ended with ${String(status)} and gave no report`);
  return readReport(readFileSync(report, 'utf8'));
}
