import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect } from 'vitest';

import type { Healed } from './heal-cli';
import { git } from './heal-cli';

/** A module without a fault. */
export const SOUND = `export function clamp(value, low, high) {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}

export function pageCount(items, size) {
  if (size <= 0) return 0;
  return Math.ceil(items / size);
}
`;
/** What a fault in it replaces, and by what. */
export const FAULT = ['value > high) return high', 'value > high) return low'] as const;
/** The module with that fault. */
export const BROKEN = SOUND.replace(...FAULT);

/** Tests of the module, wherever it is. */
export function writeTests(from: string): string {
  return `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clamp, pageCount } from '${from}';

it('keeps what is inside', () => assert.equal(clamp(5, 0, 9), 5));
it('raises', () => assert.equal(clamp(-1, 0, 9), 0));
it('lowers', () => assert.equal(clamp(12, 0, 9), 9));
it('counts pages', () => assert.deepEqual([pageCount(9, 4), pageCount(8, 4), pageCount(3, 0)], [3, 2, 0]));
`;
}

/** The manifest of its package. */
export const MANIFEST = JSON.stringify({
  name: 'odd',
  private: true,
  type: 'module',
  scripts: { test: 'node --test tests/' },
});

/** A repository with one fault, uncommitted. */
export async function layOut(root: string, name: string, source = 'src/numbers.js', text = BROKEN): Promise<string> {
  const directory = path.join(root, name);
  for (const [file, content] of [
    ['package.json', MANIFEST],
    [source, text],
    ['tests/numbers.test.js', writeTests(`../${source}`)],
  ] as const) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), content);
  }
  await git(directory, 'init', '--quiet', '--initial-branch=main');
  return directory;
}

/** Text of a file of a tree. */
export async function read(directory: string, file: string): Promise<string> {
  return readFile(path.join(directory, file), 'utf8');
}

/** Runs its tests; throws where they fail. */
export async function test(directory: string): Promise<void> {
  await promisify(execFile)('npm', ['test'], { cwd: directory });
}

/** The patch applies to the repository as it is, and mends it. */
export async function expectMended(directory: string, { exitCode, output, patch }: Healed): Promise<void> {
  expect(exitCode, output).toBe(0);
  await git(directory, 'apply', '--check', patch);
  await git(directory, 'apply', patch);
  await test(directory);
}
