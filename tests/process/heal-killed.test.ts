import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';
import { listProcessesOf } from '../support/tiny-service';

import { scratchDirectory } from '@orchestrate/kit/run-directory/layout';

const run = promisify(execFile);

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

/** Takes its time, so that there is something to kill. */
const SLOW = `import test from 'node:test';\ntest('slow', () => new Promise((end) => setTimeout(end, 700)));\n`;

async function layOut(name: string): Promise<string> {
  const workspace = path.join(root, name);
  await cp(path.join(ROOT, 'tests/fixtures/heal/plain'), workspace, { recursive: true });
  const range = path.join(workspace, 'src/range.js');
  await writeFile(range, (await readFile(range, 'utf8')).replace('number < end', 'number <= end'));
  await writeFile(path.join(workspace, 'test/slow.test.js'), SLOW);
  const git = (...args: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: workspace });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'As it is');
  return workspace;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

async function findRuns(home: string): Promise<string[]> {
  return (await readdir(path.join(home, 'artifacts/runs')).catch(() => [])).sort();
}

/** Waits until a file of the newest run is there and says something. */
async function waitFor(home: string, known: readonly string[], file: string, pattern: RegExp): Promise<string> {
  const end = Date.now() + 240_000;
  while (Date.now() < end) {
    await sleep(20);
    const id = (await findRuns(home)).find((name) => !known.includes(name));
    if (id === undefined) continue;
    const text = await readFile(path.join(home, 'artifacts/runs', id, file), 'utf8').catch(() => '');
    if (pattern.test(text)) return id;
  }
  throw new Error(`${file} did not come to say ${String(pattern)}`);
}

async function listJson(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith('.json') && !/[/\\](?:service|node_modules)/.test(entry.parentPath),
    )
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function expectReadable(directory: string): Promise<void> {
  const files = await listJson(directory);
  expect(files.length).toBeGreaterThan(0);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
}

async function expectUntouched(workspace: string): Promise<void> {
  const { stdout } = await run('git', ['status', '--porcelain'], { cwd: workspace });
  expect(stdout).toBe('');
}

function heal(workspace: string, onStart?: (pid: number) => void): Promise<BundleRun> {
  return runActionBundle('heal', {
    workspace,
    inputs: { command: 'npm test', 'fail-on': 'none', timeout: '300' },
    cache: path.join(root, 'cache'),
    ...(onStart === undefined ? {} : { onStart }),
  });
}

const MOMENTS: readonly (readonly [name: string, file: string, pattern: RegExp])[] = [
  ['a command runs', 'processes.ndjson', /"what":"test"/],
  ['candidates are looked for', 'phases/heal/log.txt', /round 1/],
  ['candidates are tried', 'phases/heal/log.txt', /looking for what mends/],
  ['gates decide', 'phases/heal/log.txt', /candidates pass the tests/],
];

describe.skipIf(process.platform !== 'linux')('heal, killed', () => {
  // One tree, each run begun where the one before was killed, a moment further on.
  describe('one run after the other', () => {
    let workspace: string;
    let left: string | undefined;

    beforeAll(async () => {
      workspace = await layOut('killed');
    });

    async function expectEnded(log: string): Promise<void> {
      if (left === undefined) return;
      expect(log).toContain(`ended what a killed run left: scratch directory of run ${left}`);
      expect(await listProcessesOf(left)).toEqual([]);
      expect(await exists(scratchDirectory(os.tmpdir(), left))).toBe(false);
    }

    it.each(MOMENTS)('while %s: nothing is lost, and the next run ends what is left', async (_name, file, pattern) => {
      let pid = 0;
      const known = await findRuns(workspace);
      const killed = heal(workspace, (started) => (pid = started));
      const id = await waitFor(workspace, known, file, pattern);
      await sleep(Math.random() * 300);
      process.kill(pid, 'SIGKILL');
      const { signal, outputs, log } = await killed;
      expect([signal, outputs.status]).toEqual(['SIGKILL', undefined]);
      await expectEnded(log);
      left = id;
      await expectUntouched(workspace);
      const directory = path.join(workspace, 'artifacts/runs', id);
      await expectReadable(directory);
      expect(await exists(path.join(directory, 'phases/heal/output.json'))).toBe(false);
    });

    it('and the last mends', async () => {
      const result = await heal(workspace);
      expect(result.outputs.status, result.log).toBe('done');
      await expectEnded(result.log);
      await expectUntouched(workspace);
    });
  });

  it('as the command on a laptop, ends all that it has begun by itself', async () => {
    const workspace = await layOut('laptop');
    const known = await findRuns(ROOT);
    const args = ['scripts/heal.mjs', '--dir', workspace, '--command', 'npm test', '--timeout', '300'];
    const env = { ...process.env, ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(/run \S+\n/);
    const id = /… run (\S+)/.exec(output)?.[1] ?? '';
    expect(known).not.toContain(id);
    await waitFor(
      ROOT,
      (await findRuns(ROOT)).filter((name) => name !== id),
      'processes.ndjson',
      /"what":"test"/,
    );
    child.kill('SIGKILL');
    await expect.poll(() => listProcessesOf(id), { timeout: 30_000 }).toEqual([]);
    await expect.poll(() => exists(scratchDirectory(os.tmpdir(), id)), { timeout: 30_000 }).toBe(false);
    await expectUntouched(workspace);
    await expectReadable(path.join(ROOT, 'artifacts/runs', id));
    await rm(path.join(ROOT, 'artifacts/runs', id), { recursive: true, force: true });
  });
});
