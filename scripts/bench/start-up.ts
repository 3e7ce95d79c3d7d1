import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Bar } from './bar';
import { median } from './bar';

import { PROGRESS_MARK } from '@orchestrate/kit/action/run-action';

const ROUNDS = 21;
const MAXIMUM_RATIO = 2.5;
const MAXIMUM_MEGABYTES = 1.2;

/** Milliseconds from spawn to the first output that begins a phase, or to the end where no such output is awaited. */
function time(args: readonly string[], env: Readonly<Record<string, string>>, awaited?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let seen: number | undefined;
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (awaited === undefined || seen !== undefined || !output.includes(awaited)) return;
      seen = performance.now() - begin;
      child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', () => {
      if (awaited !== undefined && seen === undefined) reject(new Error(`${args.join(' ')} never began:\n${output}`));
      else resolve(seen ?? performance.now() - begin);
    });
  });
}

async function timeBundle(bundle: string): Promise<number> {
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      ORCHESTRATE_CACHE_DIR: path.join(workspace, 'cache'),
      INPUT_SPEC: 'openapi.yaml',
      INPUT_FAULT: 'off-by-one',
      INPUT_PATCH: 'fix.patch',
    };
    return await time([bundle], env, PROGRESS_MARK);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}

function measureMegabytes(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const code = files.filter(({ name }) => /\.[cm]?js$/.test(name));
  return code.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0) / 1e6;
}

/** Cold start of each bundle against an empty Node process, measured in turns so that both see the same machine. */
export async function measureStartUp(root: string): Promise<Bar[]> {
  const actions = readdirSync(path.join(root, 'actions')).filter((name) => name !== 'orchestrate');
  const empty: number[] = [];
  const times = new Map<string, number[]>(actions.map((action) => [action, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(await time(['-e', '0'], {}));
    for (const action of actions)
      times.get(action)?.push(await timeBundle(path.join(root, 'actions', action, 'dist/index.js')));
  }
  const base = median(empty);
  console.log(`node -e 0 takes ${base.toFixed(1)} ms (median of ${ROUNDS})`);
  const starts = actions.map((action) => ({
    what: `start of ${action}`,
    measured: median(times.get(action) ?? []) / base,
    limit: MAXIMUM_RATIO,
    unit: '× node',
  }));
  const sizes = actions.map((action) => measureSize(root, action));
  return [...starts, ...sizes];
}

function measureSize(root: string, action: string): Bar {
  const bar = {
    what: `bundle of ${action}`,
    measured: measureMegabytes(path.join(root, 'actions', action, 'dist')),
    limit: MAXIMUM_MEGABYTES,
    unit: 'MB',
  };
  const says = /^- The bundle is larger than .*$/m.test(
    readFileSync(path.join(root, 'actions', action, 'README.md'), 'utf8'),
  );
  return says ? { ...bar, excuse: `actions/${action}/README.md says why` } : bar;
}
