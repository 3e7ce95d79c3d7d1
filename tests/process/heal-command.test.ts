import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';

const run = promisify(execFile);

const SOUND = `export function average(values) {
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

export function clamp(value, low, high) {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}

export function tally(words) {
  const counts = {};
  for (const word of words) {
    const key = word.toLowerCase();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
`;
const TESTS = `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { average, clamp, tally } from '../src/numbers.js';

describe('average', () => {
  it('of some', () => assert.equal(average([1, 2, 3]), 2));
  it('of none', () => assert.equal(average([]), 0));
});
describe('clamp', () => {
  it('keeps what is inside', () => assert.equal(clamp(5, 0, 9), 5));
  it('raises', () => assert.equal(clamp(-1, 0, 9), 0));
  it('lowers', () => assert.equal(clamp(12, 0, 9), 9));
});
it('tallies', () => assert.deepEqual(tally(['a', 'B', 'b']), { a: 1, b: 2 }));
`;
/** Few edits, none of which makes a hash. */
const BEYOND = "export function mark() {\n  return 'a';\n}\n";
const TESTS_BEYOND = `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mark } from '../src/numbers.js';

it('is a hash', () => assert.match(mark(), /^[0-9a-f]{64}$/));
`;

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function layOut(name: string, source: string, tests = TESTS): Promise<string> {
  const directory = path.join(root, name);
  await mkdir(path.join(directory, 'src'), { recursive: true });
  await mkdir(path.join(directory, 'tests'));
  await writeFile(path.join(directory, 'src/numbers.js'), source);
  await writeFile(path.join(directory, 'tests/numbers.test.js'), tests);
  const manifest = { name, private: true, type: 'module', scripts: { test: 'node --test tests/' } };
  await writeFile(path.join(directory, 'package.json'), JSON.stringify(manifest));
  const git = (...args: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: directory });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'As it is');
  return directory;
}

function heal(...args: string[]): Promise<Finished> {
  const env = { ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') };
  return runCommand('npm', ['run', '-s', 'heal', '--', ...args], { cwd: ROOT, env });
}

describe('npm run heal', () => {
  it.each([
    ['a guard that is gone', '  if (values.length === 0) return 0;\n', ''],
    ['a call that is gone', 'word.toLowerCase()', 'word'],
    ['an operand that is gone', '(counts[key] ?? 0) + 1', '(counts[key] ?? 0)'],
  ])('mends %s, and hands over a patch', async (what, sound, broken) => {
    expect(SOUND).toContain(sound);
    const directory = await layOut(what.replaceAll(' ', '-'), SOUND.replace(sound, broken));
    const patch = path.join(root, `${what}.patch`);
    const { exitCode, output } = await heal('--dir', directory, '--command', 'npm test', '--patch', patch);
    expect([0, 3], output).toContain(exitCode);
    expect((await run('git', ['status', '--porcelain', '--ignored'], { cwd: directory })).stdout).toBe('');
    await run('git', ['apply', patch], { cwd: directory });
    await run('npm', ['test'], { cwd: directory });
    expect((await run('git', ['diff', '--name-only'], { cwd: directory })).stdout).toBe('src/numbers.js\n');
  });

  it('has nothing to do where all is sound, and tells it as JSON', async () => {
    const directory = await layOut('sound', SOUND);
    const patch = path.join(root, 'sound.patch');
    const { exitCode, output } = await heal('--dir', directory, '--command', 'npm test', '--patch', patch, '--json');
    expect(exitCode, output).toBe(0);
    expect(JSON.parse(output.slice(output.indexOf('{')))).toMatchObject({ status: 'noop', changed: 'false' });
    expect(existsSync(patch)).toBe(false);
  });

  it('says so where it finds nothing', async () => {
    const directory = await layOut('lost', BEYOND, TESTS_BEYOND);
    const { exitCode, output } = await heal('--dir', directory, '--command', 'npm test');
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(/heal failed .*nothing was left to try/);
  });

  it('names everything that is wrong with what was typed', async () => {
    const { exitCode, output } = await heal('--dir', 'no/such', '--timeout', 'soon');
    expect(exitCode).toBe(2);
    expect(output).toMatch(/--dir: .*no\/such[\s\S]*--timeout: "soon"/);
    expect(await readFile(path.join(ROOT, 'package.json'), 'utf8')).toContain('"heal"');
  });
});
