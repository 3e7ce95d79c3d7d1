import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';

import { readStartTime } from '@orchestrate/kit/exec/process-identity';

const run = promisify(execFile);

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function layOut(name: string, files: Readonly<Record<string, string>>, isBroken = true): Promise<string> {
  const workspace = path.join(root, name);
  await cp(path.join(ROOT, 'tests/fixtures/heal/plain'), workspace, { recursive: true });
  const range = path.join(workspace, 'src/range.js');
  if (isBroken) await writeFile(range, (await readFile(range, 'utf8')).replace('number < end', 'number <= end'));
  await writeFile(path.join(workspace, '.gitignore'), 'node_modules/\nartifacts/\n');
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, file)), { recursive: true });
    await writeFile(path.join(workspace, file), text);
  }
  const git = (...args: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: workspace });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'As it is');
  return workspace;
}

function heal(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  onStart?: (pid: number) => void,
): Promise<BundleRun> {
  return runActionBundle('heal', {
    workspace,
    inputs: { command: 'npm test', 'fail-on': 'none', ...inputs },
    cache: path.join(root, 'cache'),
    ...(onStart === undefined ? {} : { onStart }),
  });
}

async function expectUntouched(workspace: string): Promise<void> {
  expect((await run('git', ['status', '--porcelain'], { cwd: workspace })).stdout).toBe('');
}

it('ends a command that never ends with the time that healing has, and says so', async () => {
  const workspace = await layOut('hangs', {});
  const begin = performance.now();
  const result = await heal(workspace, { command: 'sleep 1000', timeout: '10' });
  expect((performance.now() - begin) / 1000).toBeLessThan(60);
  expect([result.outputs.status, result.outputs.class]).toEqual(['failed', 'timeout']);
  expect(result.log).toMatch(/sleep \(sleep 1000\) did not end in \d+ s and was stopped/);
});

const CHATTER = `
const piece = ('x'.repeat(1023) + '\\n').repeat(1024);
let count = 0;
const go = () => {
  while (count++ < 1024) if (!process.stdout.write(piece)) return process.stdout.once('drain', go);
  console.log('Error: the end of it');
  process.exitCode = 1;
};
go();
`;

it.skipIf(process.platform !== 'linux')('reads a command that prints 1 GB in a quarter of the memory', async () => {
  const workspace = await layOut('chatter', { 'chatter.mjs': CHATTER });
  let peak = 0;
  let timer: NodeJS.Timeout | undefined;
  const result = await heal(
    workspace,
    { command: 'node chatter.mjs', 'max-iterations': '0', timeout: '600' },
    (pid) => {
      timer = setInterval(() => {
        void readFile(`/proc/${pid}/status`, 'utf8')
          .then((text) => (peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0))))
          .catch(() => undefined);
      }, 100);
    },
  );
  clearInterval(timer);
  expect(result.outputs.status, result.log).toBe('failed');
  expect(peak).toBeGreaterThan(0);
  expect(peak / 1024).toBeLessThan(320);
  const log = await readFile(path.join(result.outputs.evidence ?? '', 'logs/01-chatter.log'), 'utf8');
  expect(log).toMatch(/\[\d+ bytes left out\]/);
  expect(log).toContain('Error: the end of it');
  expect(log.length).toBeLessThan(12 * 1024 * 1024);
});

const SOMETIMES = `
import test from 'node:test';
import assert from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const file = 'STATE/sometimes-count';
test('sometimes', () => {
  const count = existsSync(file) ? Number(readFileSync(file)) : 0;
  writeFileSync(file, String(count + 1));
  assert.equal(count % 2, 1);
});
`;

it('leaves what fails only sometimes to a person', async () => {
  const text = SOMETIMES.replace('STATE', root);
  const workspace = await layOut('sometimes', { 'test/sometimes.test.js': text }, false);
  const result = await heal(workspace, {});
  expect([result.outputs.status, result.outputs.class, result.outputs.changed]).toEqual(['blocked', 'flaky', 'false']);
});

const DESTROYS = `
import test from 'node:test';
import { rmSync } from 'node:fs';
import { range } from '../src/index.js';
import dependency from 'dependency';
test('cleans up too much', () => {
  range(0, dependency);
  for (const name of ['node_modules', 'src', 'test', '.git']) rmSync(name, { recursive: true, force: true });
});
`;

it('mends a repository whose tests delete its files, each candidate judged on a sound copy', async () => {
  const workspace = await layOut('destroys', { 'test/zz.test.js': DESTROYS });
  const dependency = path.join(workspace, 'node_modules/dependency');
  await mkdir(dependency, { recursive: true });
  await writeFile(path.join(dependency, 'package.json'), '{ "name": "dependency", "main": "index.js" }');
  await writeFile(path.join(dependency, 'index.js'), 'module.exports = 1;\n');
  const result = await heal(workspace, { timeout: '300' });
  expect(result.outputs.status, result.log).toBe('done');
  expect(await readFile(result.outputs.patch ?? '', 'utf8')).toContain('number < end');
  await expectUntouched(workspace);
  expect(await readFile(path.join(dependency, 'index.js'), 'utf8')).toBe('module.exports = 1;\n');
});

const FORKS = `
import test from 'node:test';
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
test('forks', () => {
  for (const env of [process.env, {}]) {
    const daemon = ['-e', 'setInterval(() => {}, 1000)'];
    const child = spawn(process.execPath, daemon, { detached: true, stdio: 'ignore', env });
    child.unref();
    appendFileSync('STATE/daemons', child.pid + '\\n');
  }
});
`;

describe.skipIf(process.platform !== 'linux')('a test suite that forks daemons', () => {
  it('is healed, and none of them outlives the run', async () => {
    const text = FORKS.replace('STATE', root);
    const result = await heal(await layOut('forks', { 'test/forks.test.js': text }), { timeout: '300' });
    expect(result.outputs.status, result.log).toBe('done');
    const daemons = (await readFile(path.join(root, 'daemons'), 'utf8')).trim().split('\n').map(Number);
    expect(daemons.length).toBeGreaterThan(3);
    await expect.poll(() => daemons.filter((pid) => readStartTime(pid) !== undefined), { timeout: 10_000 }).toEqual([]);
  });
});
