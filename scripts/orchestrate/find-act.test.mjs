import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ACT_VERSION, extractRelease, findCacheDirectory, isAtLeast, parseVersion } from './find-act.mjs';

describe('versions', () => {
  it.each([
    ['act version 0.2.89', [0, 2, 89]],
    ['go version go1.26.1 linux/amd64', [1, 26, 1]],
    ['go version go1.25 linux/amd64', [1, 25, 0]],
    ['nonsense', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });

  it.each([
    [[0, 2, 89], [0, 2, 89], true],
    [[0, 2, 9], [0, 2, 89], false],
    [[0, 3, 0], [0, 2, 89], true],
    [[1, 25], [1, 25, 0], true],
  ])('%j is at least %j: %s', (a, b, expected) => {
    expect(isAtLeast(a, b)).toBe(expected);
  });

  it('is the one that tools/go.mod pins', () => {
    const pinned = readFileSync(path.resolve(import.meta.dirname, '../../tools/go.mod'), 'utf8');
    expect(pinned).toMatch(new RegExp(`github\\.com/nektos/act v${ACT_VERSION.replaceAll('.', '\\.')}\\b`));
  });
});

it.each([
  [{ ORCHESTRATE_CACHE_DIR: '/own' }, '/own'],
  [{ XDG_CACHE_HOME: '/x' }, process.platform === 'linux' ? '/x/orchestrate' : undefined],
])('keeps programs where the actions do: %j', (environment, expected) => {
  if (expected !== undefined) expect(findCacheDirectory(environment)).toBe(expected);
});

describe('extractRelease', () => {
  let directory;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-test-act-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function createArchive() {
    const source = path.join(directory, 'source');
    execFileSync('mkdir', [source]);
    writeFileSync(path.join(source, 'act'), '#!/bin/sh\n');
    execFileSync('tar', ['-czf', path.join(directory, 'a.tar.gz'), '-C', source, 'act']);
    const bytes = readFileSync(path.join(directory, 'a.tar.gz'));
    rmSync(source, { recursive: true });
    rmSync(path.join(directory, 'a.tar.gz'));
    return bytes;
  }

  it('takes the program out of an archive with the known hash', async () => {
    const bytes = createArchive();
    const target = path.join(directory, 'act');
    await extractRelease(bytes, createHash('sha256').update(bytes).digest('hex'), target);
    expect(readFileSync(target, 'utf8')).toBe('#!/bin/sh\n');
    expect(readdirSync(directory)).toEqual(['act']);
  });

  it('refuses any other, and unpacks nothing of it', async () => {
    const target = path.join(directory, 'act');
    await expect(extractRelease(createArchive(), '0'.repeat(64), target)).rejects.toThrow(/SHA-256 is .* not 0000/);
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });
});
