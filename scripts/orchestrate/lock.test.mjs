import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { takeLock } from './lock.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-test-lock-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = () => path.join(root, 'artifacts/.lock');

it('lets one run in at a time', () => {
  const release = takeLock(root);
  expect(() => takeLock(root)).toThrow(/another run is going on in this checkout \(process \d+\)/);
  release();
  expect(existsSync(file())).toBe(false);
  takeLock(root)();
});

it('takes over from a run that died', () => {
  mkdirSync(path.dirname(file()), { recursive: true });
  // Above every limit of process ids on Linux.
  writeFileSync(file(), '4194305');
  const release = takeLock(root);
  release();
  expect(existsSync(file())).toBe(false);
});

it.each(['', 'garbage', '0'])('takes over from a lock that names no process: "%s"', (text) => {
  mkdirSync(path.dirname(file()), { recursive: true });
  writeFileSync(file(), text);
  takeLock(root)();
  expect(readdirSync(path.dirname(file()))).toEqual([]);
});
