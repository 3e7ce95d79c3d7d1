// Measures which changes of the default service its generated tests notice: plans, generates and tests it as the chain
// does, offline, and lets StrykerJS try a sample of the mutants of its operations and storage.
//   npm run bench:mutation                            at most 300 mutants, seed 1
//   npm run bench:mutation -- --seed 7 --mutants 50
//   npm run bench:mutation -- <folder>                of a service with tests that is there already
// Prints the mutants that no test noticed, and a table. Exits 1 under 80 %, 2 where nothing was measured. It takes an
// hour of one core: each mutant starts a database.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { generateService, INSTALL, npm, runAction } from './contract/service';
import { runStryker } from './mutation/run-stryker';
import { LEAST_SCORE, renderResult, scoreOf } from './mutation/score';
import { installStryker } from './speed/run-stryker';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate-bench');
const MOST_MUTANTS = 300;

function readNumber(text: string, name: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name}: ${text} is no whole number from 1 to ${most}`);
}

function generateWithTests(workspace: string): string {
  const { directory, run } = generateService(root, path.join(root, 'specs/library.yaml'), workspace);
  runAction(root, 'test-gen', workspace, { 'run-directory': run, 'fail-on': 'blocked,failed' });
  return directory;
}

/** Copies a service that is there: nothing is to be written into it. */
function copyService(from: string, workspace: string): string {
  if (!existsSync(path.join(from, 'tests'))) throw new Error(`${from} holds no service with tests`);
  const copy = path.join(workspace, 'service');
  cpSync(from, copy, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  npm(copy, ...INSTALL);
  return copy;
}

function main(workspace: string): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, mutants: { type: 'string', default: String(MOST_MUTANTS) } },
  });
  const sample = {
    seed: readNumber(values.seed, 'seed', Number.MAX_SAFE_INTEGER),
    size: readNumber(values.mutants, 'mutants', MOST_MUTANTS),
  };
  const stryker = installStryker(cache, ['vitest']);
  const [given] = positionals;
  const service = given === undefined ? generateWithTests(workspace) : copyService(path.resolve(given), workspace);
  console.log(`at most ${sample.size} mutants, seed ${sample.seed}`);
  const result = runStryker(stryker, service, sample);
  console.log(`\n${renderResult(result)}\nseed ${sample.seed}`);
  return scoreOf(result) >= LEAST_SCORE ? 0 : 1;
}

const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
try {
  process.exitCode = main(workspace);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was measured.`);
  process.exitCode = 2;
} finally {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
}
