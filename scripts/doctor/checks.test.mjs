import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { examine } from './checks.mjs';
import { findKeys, readSecretFiles } from './facts.mjs';

const place = { what: 'runs', directory: '/runs', isWritable: true, bytes: 50e9 };
const FACTS = {
  node: '20.20.2',
  platform: 'linux',
  npm: [11, 0, 0],
  git: [2, 39, 5],
  hasPackages: true,
  act: 'act',
  go: undefined,
  canBuild: false,
  docker: { version: '28.0.0', hasCompose: true },
  places: [place],
  keys: [],
  lockedSecrets: [],
  readableSecrets: [],
  sandbox: 'bubblewrap',
  hasToken: false,
  repository: { isThere: true, origin: 'https://github.com/o/r', isFork: false },
  lock: undefined,
};

describe('examine', () => {
  it('finds nothing to do where all is well', () => {
    expect(examine(FACTS).filter(({ level }) => level !== 'ok')).toEqual([]);
  });

  it.each([
    ['an old Node', { node: '18.19.0' }, 'node problem: install it'],
    ['Windows', { platform: 'win32' }, 'node problem: use Linux'],
    ['no git', { git: undefined }, 'git problem: install git'],
    ['no packages', { hasPackages: false }, 'packages note: npm ci'],
    ['neither act nor Go', { act: undefined }, 'act note: without a network'],
    ['Docker that is refused', { docker: { state: 'refused' } }, 'docker note: add yourself to the group'],
    ['Docker that is silent', { docker: { state: 'silent' } }, 'docker note: start it'],
    [
      'Docker without compose',
      { docker: { version: '28.0.0', hasCompose: false } },
      'docker note: install its plug-in',
    ],
    ['a read-only directory', { places: [{ ...place, isWritable: false }] }, 'permissions problem: chown'],
    ['a full disk', { places: [place, { ...place, bytes: 1e8 }] }, 'disk problem: make room in /runs'],
    ['little room', { places: [{ ...place, bytes: 2e9 }] }, 'disk note: a few runs fit'],
    ['an empty key', { keys: [{ name: 'OPENAI_API_KEY', from: 'the shell', isBlank: true }] }, 'keys note: give it'],
    [
      'a key and no sandbox',
      { keys: [{ name: 'OPENAI_API_KEY', from: '.env', isBlank: false }], sandbox: undefined },
      'keys note: install bubblewrap',
    ],
    ['secrets that all may read', { readableSecrets: ['.env'] }, 'secrets note: chmod 600 .env'],
    ['secrets that you may not read', { lockedSecrets: ['.env'] }, 'secrets problem: make it a file of yours'],
    ['a fork', { repository: { isThere: true, origin: 'o', isFork: true } }, 'checkout note: run workflows'],
    ['no repository', { repository: { isThere: false, isFork: false } }, 'checkout note: clone it'],
    [
      "somebody else's checkout",
      { repository: { isThere: false, isForeign: true, directory: '/checkout', isFork: false } },
      'checkout note: git config --global --add safe.directory /checkout',
    ],
    ['a run that goes on', { lock: { pid: 7, isAlive: true } }, 'lock note: npm run show'],
  ])('tells of %s, and what to do', (_what, over, expected) => {
    const told = examine({ ...FACTS, ...over }).filter(({ level }) => level !== 'ok');
    expect(told.map(({ name, level, remedy }) => `${name} ${level}: ${remedy}`)).toEqual([
      expect.stringMatching(new RegExp(`^${expected}`)),
    ]);
  });

  it('takes Go for act, and a lock that nobody holds for none', () => {
    const told = examine({ ...FACTS, act: undefined, go: [1, 25], canBuild: true, lock: { pid: 7, isAlive: false } });
    expect(told.every(({ level }) => level === 'ok')).toBe(true);
  });
});

it('names keys as a run would find them, and never their values', () => {
  const files = [
    { file: '.secrets', text: 'OPENAI_API_KEY=sk-1\nGEMINI_API_KEY=""\n' },
    { file: '.env', text: 'OPENAI_API_KEY=sk-2\nAZURE_OPENAI_API_KEY=sk-3\n' },
  ];
  expect(findKeys({ ANTHROPIC_API_KEY: 'sk-4', AZURE_OPENAI_API_KEY: ' ' }, files)).toEqual([
    { name: 'OPENAI_API_KEY', from: '.secrets', isBlank: false },
    { name: 'ANTHROPIC_API_KEY', from: 'the shell', isBlank: false },
    { name: 'GEMINI_API_KEY', from: '.secrets', isBlank: true },
    { name: 'AZURE_OPENAI_API_KEY', from: 'the shell', isBlank: true },
  ]);
});

describe('readSecretFiles', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-test-doctor-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('reads those that are there, and names one that cannot be read', () => {
    writeFileSync(path.join(root, '.secrets'), 'OPENAI_API_KEY=sk-1\n', { mode: 0o600 });
    // As Docker leaves it where a volume names a file that is not there.
    mkdirSync(path.join(root, '.env'));
    expect(readSecretFiles(root)).toEqual([
      { file: '.secrets', text: 'OPENAI_API_KEY=sk-1\n', isOpen: false },
      { file: '.env', text: '', isOpen: false, isLocked: true },
    ]);
  });
});
