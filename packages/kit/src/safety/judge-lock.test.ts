import { describe, expect, it } from 'vitest';

import { judgeLock } from './judge-lock';

const entry = (name: string, version: string, overrides: object = {}): object => ({
  version,
  resolved: `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1) ?? ''}-${version}.tgz`,
  integrity: `sha512-${name}-${version}`,
  license: 'MIT',
  ...overrides,
});

const BEFORE = { '': { name: 'shop' }, 'node_modules/zod': entry('zod', '4.0.0') };

function judgeLockChange(added: Readonly<Record<string, object>>): string {
  const text = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages });
  return judgeLock(text(BEFORE), text({ ...BEFORE, ...added })).join('\n');
}

describe('judgeLock', () => {
  it('allows packages of the registry, and packages that are locked, elsewhere', () => {
    const added = {
      'node_modules/@scope/one': entry('@scope/one', '1.0.0'),
      'node_modules/@scope/one/node_modules/zod': entry('zod', '4.0.0'),
      'node_modules/two': entry('two', '2.0.0', { resolved: undefined, dev: true, license: 'MPL-2.0' }),
    };
    expect(judgeLockChange(added)).toBe('');
  });

  it.each([
    [
      'another archive for a version it has',
      { 'node_modules/zod': entry('zod', '4.0.0', { resolved: 'https://registry.npmjs.org/evil/-/evil-4.0.0.tgz' }) },
      'archive of another package',
    ],
    [
      'other bytes without a hash',
      { 'node_modules/zod': entry('zod', '4.0.0', { integrity: undefined }) },
      'without the hash',
    ],
    [
      'a strange host',
      { 'node_modules/x': entry('x', '1.0.0', { resolved: 'https://evil.io/x/-/x-1.0.0.tgz' }) },
      'where no package of the tree comes from',
    ],
    [
      'a plain connection',
      { 'node_modules/x': entry('x', '1.0.0', { resolved: 'http://registry.npmjs.org/x/-/x-1.0.0.tgz' }) },
      'where no package',
    ],
    [
      'a repository',
      { 'node_modules/x': entry('x', '1.0.0', { resolved: 'git+ssh://git@github.com/evil/x.git#1' }) },
      'where no package',
    ],
    ['a link', { 'node_modules/x': { resolved: '../evil', link: true } }, 'is added as a link'],
    ['an alias', { 'node_modules/x': entry('evil', '1.0.0', { name: 'evil' }) }, 'another name of evil'],
    ['a licence that binds', { 'node_modules/x': entry('x', '1.0.0', { license: 'AGPL-3.0-only' }) }, 'AGPL-3.0-only'],
  ])('refuses %s', (_, added, expected) => {
    expect(judgeLockChange(added)).toContain(expected);
  });

  it('refuses no licence', () => {
    expect(judgeLockChange({ 'node_modules/x': entry('x', '1.0.0', { license: undefined }) })).toContain('x@1.0.0');
  });

  it('allows a lock that adds nothing', () => {
    expect(judgeLockChange({})).toBe('');
  });

  it.each(['', '{}', '[]', 'not json'])('refuses %j, which is none', (text) => {
    expect(judgeLock(text, text)).toEqual(['is no lock file of npm with packages']);
  });
});
