import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { findAct } from '../orchestrate/find-act.mjs';

import type { Bar } from './bar';

import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';

const MAXIMUM_COLD_SECONDS = 180;
const MAXIMUM_WARM_SHARE = 0.25;
const MAXIMUM_OWN_SHARE = 0.1;

interface ChainRun {
  readonly seconds: number;
  readonly summary: Summary;
}

function readLatestSummary(clone: string): Summary {
  const directory = realpathSync(path.join(clone, 'artifacts/latest'));
  const name = readdirSync(directory)
    .filter((file) => /^summary-.*\.json$/.test(file))
    .at(-1);
  if (name === undefined) throw new Error(`${directory} has no summary`);
  return summarySchema.parse(JSON.parse(readFileSync(path.join(directory, name), 'utf8')));
}

function runChain(clone: string, env: Readonly<Record<string, string>>): ChainRun {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, ['scripts/orchestrate.mjs', '--target', 'process'], {
    cwd: clone,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(`the chain ended with ${String(status)}`);
  return { seconds, summary: readLatestSummary(clone) };
}

function describeReuse({ phases }: Summary): string {
  return phases
    .filter(({ cached }) => cached !== undefined)
    .map(({ phase, cached }) => `${phase} ${cached?.slice(0, 12) ?? ''}`)
    .join(', ');
}

/** The default specification on the process target: once with an empty cache, once again. act itself is there before. */
export async function measureChain(root: string): Promise<Bar[]> {
  const act = await findAct(root, (message: string) => console.log(message));
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  const clone = path.join(directory, 'clone');
  try {
    spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' });
    const env = {
      ORCHESTRATE_CACHE_DIR: path.join(directory, 'cache'),
      PATH: `${path.isAbsolute(act) ? `${path.dirname(act)}${path.delimiter}` : ''}${process.env.PATH ?? ''}`,
    };
    const cold = runChain(clone, env);
    const warm = runChain(clone, env);
    console.log(`taken over in the second run: ${describeReuse(warm.summary)}`);
    const external = cold.summary.phases.reduce((sum, phase) => sum + phase.external_seconds, 0);
    return [
      { what: 'chain, cold', measured: cold.seconds, limit: MAXIMUM_COLD_SECONDS, unit: 's' },
      {
        what: 'chain, cold, outside of external tools',
        measured: ((cold.seconds - external) / cold.seconds) * 100,
        limit: MAXIMUM_OWN_SHARE * 100,
        unit: '%',
      },
      { what: 'chain, warm', measured: warm.seconds, limit: cold.seconds * MAXIMUM_WARM_SHARE, unit: 's' },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
