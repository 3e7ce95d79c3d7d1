import { describe, expect, it } from 'vitest';

import { choosePackage, isDropped } from './dropped-package';

const MANIFEST = JSON.stringify({ dependencies: { shared: '1.0.0', often: '1.0.0', once: '1.0.0', types: '1.0.0' } });
const LOCK = JSON.stringify({
  packages: {
    '': { dependencies: { once: '1.0.0' } },
    'node_modules/once': { dependencies: {} },
    'node_modules/often': { peerDependencies: { shared: '1.0.0' } },
  },
});
const SOURCES = [
  ['src/a.ts', "import { a } from 'often';\nimport { b } from 'shared';\nimport type { T } from 'types';\n"],
  ['src/b.ts', "import { a } from 'often/part';\nimport { c } from 'once';\n"],
] as const;

function treeOf(manifest: string, lock: string) {
  return { files: new Map([['package.json', manifest], ['package-lock.json', lock], ...SOURCES]) };
}

describe('choosePackage', () => {
  it('takes what the fewest sources load and no other package brings along', () => {
    expect(choosePackage(treeOf(MANIFEST, LOCK))).toBe('once');
  });

  it('finds none where there is no lock file', () => {
    expect(choosePackage({ files: new Map([['package.json', MANIFEST], ...SOURCES]) })).toBeUndefined();
  });
});

describe('isDropped', () => {
  it('asks manifest and lock', () => {
    expect(isDropped('once', treeOf(MANIFEST, LOCK))).toBe(false);
    expect(isDropped('once', treeOf('{}', LOCK))).toBe(false);
    expect(isDropped('once', treeOf('{}', '{ "packages": {} }'))).toBe(true);
  });
});
