import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { z } from 'zod';

import type { Library } from './library';
import type { Speed } from './speed';
import { rateOf } from './speed';

const STRYKER_VERSION = '9.6.1';
/** StrykerJS itself, below where it is installed. */
export const PROGRAM = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const SECONDS = 45;
const LIMIT_MILLISECONDS = 10 * 60_000;

const clockSchema = z.object({ mutants: z.number(), seconds: z.number() });

/**
 * Puts StrykerJS into a cache, beside nothing of the project's own; gives the folder.
 * @param runners - what runs the tests: `mocha`, `vitest`
 */
export function installStryker(cache: string, runners: readonly string[]): string {
  const directory = path.join(cache, ['stryker', STRYKER_VERSION, ...runners].join('-'));
  const program = path.join(directory, PROGRAM);
  if (existsSync(program)) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'package.json'), '{"private":true}\n');
  const packages = ['core', ...runners.map((runner) => `${runner}-runner`)].map(
    (name) => `@stryker-mutator/${name}@${STRYKER_VERSION}`,
  );
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...packages];
  const { status, stderr } = spawnSync('npm', args, { cwd: directory, encoding: 'utf8' });
  if (status !== 0 || !existsSync(program)) throw new Error(`StrykerJS could not be installed:\n${stderr}`);
  return directory;
}

type Runner = Library['runners'][number];

function configure(stryker: string, { source, tests }: Library, runner: Runner): object {
  const own = runner === 'command' ? [] : [`node_modules/@stryker-mutator/${runner}-runner/dist/src/index.js`];
  const plugins = [...own, 'clock.mjs'];
  return {
    plugins: plugins.map((file) => path.join(stryker, file)),
    testRunner: runner,
    ...(runner === 'mocha' ? { mochaOptions: { spec: tests } } : { tap: { testFiles: tests } }),
    reporters: ['clock'],
    mutate: [source],
    concurrency: availableParallelism(),
    coverageAnalysis: runner === 'command' ? 'off' : 'perTest',
    disableTypeChecks: false,
  };
}

function runOnce(stryker: string, library: Library, runner: Runner, sound: string): Speed {
  const config = path.join(sound, 'stryker.config.json');
  const clock = path.join(sound, `clock-${runner}.json`);
  writeFileSync(config, JSON.stringify(configure(stryker, library, runner)));
  const program = path.join(stryker, PROGRAM);
  const { stdout, stderr } = spawnSync(process.execPath, [program, 'run', config], {
    cwd: sound,
    encoding: 'utf8',
    timeout: LIMIT_MILLISECONDS,
    env: { ...process.env, STRYKER_CLOCK_FILE: clock, STRYKER_CLOCK_SECONDS: String(SECONDS) },
  });
  if (!existsSync(clock))
    throw new Error(`StrykerJS tried nothing of ${library.name} by ${runner}:\n${stdout}${stderr}`);
  const { mutants, seconds } = clockSchema.parse(JSON.parse(readFileSync(clock, 'utf8')));
  return { tried: mutants, seconds };
}

/** How many mutants a second StrykerJS tries on a sound library, from the moment at which all is prepared. */
export function runStryker(stryker: string, library: Library, sound: string): Speed {
  copyFileSync(path.join(import.meta.dirname, 'stryker-clock.mjs'), path.join(stryker, 'clock.mjs'));
  const speeds = library.runners.map((runner) => runOnce(stryker, library, runner, sound));
  return speeds.reduce((best, speed) => (rateOf(speed) > rateOf(best) ? speed : best));
}
