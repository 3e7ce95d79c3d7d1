// Measures which changes of the default service its generated tests notice: plans, generates and tests it as the chain
// does, offline, and lets StrykerJS try a sample of the mutants of its operations and storage.
//   npm run bench:mutation                            at most 300 mutants, seed 1
//   npm run bench:mutation -- --seed 7 --mutants 50
//   npm run bench:mutation -- --on-load               also mutants of what runs on load only: many hours
//   npm run bench:mutation -- <folder>                of a service with tests that is there already
// Prints the mutants that no test noticed, and a table. Exits 1 under 80 %, 2 where nothing was measured. It takes an
// hour of one core: each mutant starts a database.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { runStryker } from './mutation/run-stryker';
import { LEAST_SCORE, renderResult, scoreOf } from './mutation/score';
import { installStryker } from './speed/run-stryker';
import { prepareTestedService, readCount } from './tested-service';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate-bench');
const MOST_MUTANTS = 300;

function main(workspace: string): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      mutants: { type: 'string', default: String(MOST_MUTANTS) },
      'on-load': { type: 'boolean', default: false },
    },
  });
  const sample = {
    seed: readCount(values.seed, 'seed'),
    size: readCount(values.mutants, 'mutants', MOST_MUTANTS),
    onLoad: values['on-load'],
  };
  const stryker = installStryker(cache, ['vitest']);
  const [given] = positionals;
  const service = prepareTestedService(root, given, workspace);
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
