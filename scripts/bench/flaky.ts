// Runs the generated tests of the default service again and again, each time in another order, and fails where one run
// differs from another.
//   npm run bench:flaky                              50 runs; seeds 1 to 50 give the orders
//   npm run bench:flaky -- --runs 5 --seed 100
//   npm run bench:flaky -- <folder>                  of a service with tests that is there already
// Prints a line a run, the tests that failed, and a table with what a run took. Exits 1 where any test failed, 2 where
// nothing was measured. To see a run again: npx vitest run --sequence.shuffle --sequence.seed=<seed>
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { SuiteRun } from './flaky/runs';
import { isSteady, renderRun, renderRuns } from './flaky/runs';
import { parseProcess } from './large/process-tree';
import { prepareTestedService, readCount } from './tested-service';

import { parseVitestReport } from '@orchestrate/kit/test-reports/vitest';

const root = path.resolve(import.meta.dirname, '../..');
const RUNS = 50;

/** What this process and all that it has started and waited for have taken. */
function readProcessorSeconds(): number {
  return parseProcess(readFileSync('/proc/self/stat', 'utf8'), '').processorSeconds;
}

function runSuite(service: string, seed: number): SuiteRun {
  const file = path.join(service, 'report.json');
  rmSync(file, { force: true });
  const [begin, before] = [performance.now(), readProcessorSeconds()];
  const order = ['--sequence.shuffle', `--sequence.seed=${seed}`];
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${file}`, ...order],
    { cwd: service, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const took = {
    seed,
    seconds: (performance.now() - begin) / 1000,
    processorSeconds: readProcessorSeconds() - before,
  };
  if (!existsSync(file))
    return { ...took, passed: 0, failed: [], broken: `vitest ended with ${String(status)}:\n${stderr.slice(-1000)}` };
  const { tests } = parseVitestReport(readFileSync(file, 'utf8'), service, '').results;
  const failed = tests.filter((test) => test.status === 'failed').map(({ name }) => name);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const isExplained = status === 0 || failed.length > 0;
  return { ...took, passed, failed, ...(isExplained ? {} : { broken: `vitest ended with ${String(status)}` }) };
}

function main(workspace: string): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: String(RUNS) }, seed: { type: 'string', default: '1' } },
  });
  const [count, first] = [readCount(values.runs, 'runs'), readCount(values.seed, 'seed')];
  const service = prepareTestedService(root, positionals[0], workspace);
  const runs = Array.from({ length: count }, (_, index) => {
    const run = runSuite(service, first + index);
    console.log(renderRun(run));
    return run;
  });
  console.log(`\n${renderRuns(runs)}`);
  return isSteady(runs) ? 0 : 1;
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
