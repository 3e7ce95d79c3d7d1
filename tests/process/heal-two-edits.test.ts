import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import { runCommand } from '../support/command';

import { searchRecordSchema } from '@orchestrate/contracts/triage';

const run = promisify(execFile);

const SOUND = `export function total(values) {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum;
}

export function within(value, low, high) {
  if (value < low) return false;
  if (value > high) return false;
  return true;
}
`;
const TESTS = `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { total, within } from '../src/numbers.js';

it('adds up', () => {
  assert.equal(total([7, 1, 2, 40]), 50);
  assert.equal(total([]), 0);
  assert.equal(total([3]), 3);
  assert.equal(total([1, 2]), 3);
  assert.equal(total([100, -5, 6, 9, 11]), 121);
});
it('keeps within bounds', () => {
  assert.deepEqual([1, 2, 3, 4, 5].map((value) => within(value, 2, 4)), [false, true, true, true, false]);
});
`;

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function layOut(name: string, text: string): Promise<string> {
  const directory = path.join(root, name);
  await mkdir(path.join(directory, 'src'), { recursive: true });
  await mkdir(path.join(directory, 'tests'));
  await writeFile(path.join(directory, 'src/numbers.js'), text);
  await writeFile(path.join(directory, 'tests/numbers.test.js'), TESTS);
  const manifest = { name, private: true, type: 'module', scripts: { test: 'node --test tests/' } };
  await writeFile(path.join(directory, 'package.json'), JSON.stringify(manifest));
  const git = (...args: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: directory });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'As it is');
  return directory;
}

interface Healed {
  readonly directory: string;
  readonly output: string;
  /** Candidates tried together, search by search. */
  readonly searches: readonly { readonly candidates: number; readonly pairs?: number | undefined }[];
}

/** Heals, applies the patch, and runs the tests. */
async function heal(name: string, broken: string): Promise<Healed> {
  expect(broken).not.toBe(SOUND);
  const directory = await layOut(name, broken);
  const patch = path.join(root, `${name}.patch`);
  const args = ['--dir', directory, '--command', 'npm test', '--patch', patch, '--timeout', '200', '--json'];
  const env = { ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') };
  const { exitCode, output } = await runCommand('npm', ['run', '-s', 'heal', '--', ...args], { cwd: ROOT, env });
  expect([0, 3], output).toContain(exitCode);
  await run('git', ['apply', patch], { cwd: directory });
  await run('npm', ['test'], { cwd: directory });
  const [, evidence = ''] = /"evidence":\s*"([^"]+)"/.exec(output) ?? [];
  // Absent where something quicker than the search has mended it.
  const text = await readFile(path.join(evidence, 'searches.ndjson'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  const searches = lines.map((line) => searchRecordSchema.parse(JSON.parse(line)));
  return { directory, output, searches };
}

it('mends the same slip twice, of which neither helps alone', async () => {
  const text = SOUND.replace('value < low', 'value <= low').replace('value > high', 'value >= high');
  const { directory, output, searches } = await heal('the-same-slip-twice', text);
  expect(
    searches.some(({ pairs = 0 }) => pairs > 0),
    output,
  ).toBe(true);
  expect(output).toMatch(/\d+ of \d+ pairs of changes pass/);
  expect((await run('git', ['diff', '--stat'], { cwd: directory })).stdout).toMatch(/numbers\.js/);
});

it('pairs nothing where one edit is enough', async () => {
  const { searches, output } = await heal('one-edit', SOUND.replace('return sum;', 'return sum + 1;'));
  expect(
    searches.every(({ pairs = 0 }) => pairs === 0),
    output,
  ).toBe(true);
  expect(output).not.toContain('pairs of changes');
});
