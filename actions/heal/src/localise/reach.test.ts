import { describe, expect, it } from 'vitest';

import { findReach, listReachSuspects, listRelativeImports, resolveImport } from './reach';

const TREE: Readonly<Record<string, string>> = {
  'tests/a.test.ts': "import { a } from '../src/a.js';",
  'src/a.ts': "import { b } from './b';\nexport * from './sub/index.js';\n\nexport const a = b;",
  'src/b.ts': "const a = require('./a');",
  'src/sub/index.ts': "await import('../data.json');",
  'src/data.json': '{}',
  'src/unused.ts': '',
};
const tracked = new Set(Object.keys(TREE));
const read = (file: string): Promise<string | undefined> => Promise.resolve(TREE[file]);

describe('resolveImport', () => {
  it.each([
    ['src/a.ts', './b', 'src/b.ts'],
    ['src/a.ts', './b.js', 'src/b.ts'],
    ['src/a.ts', './sub', 'src/sub/index.ts'],
    ['tests/a.test.ts', '../src/a.js', 'src/a.ts'],
    ['src/a.ts', '../../outside', undefined],
    ['src/a.ts', './none', undefined],
  ])('%s asks for %s', (from, specifier, expected) => {
    expect(resolveImport(from, specifier, tracked)).toBe(expected);
  });
});

it('reads imports of every form, and only relative ones', () => {
  const text = "import x from 'pkg'; import './one'; export { y } from \"../two\"; require('./three'); import('.')";
  expect(listRelativeImports(text)).toEqual(['./one', '../two', './three', '.']);
});

it('follows imports, nearest first, around cycles', async () => {
  const reach = await findReach(['tests/a.test.ts', 'gone.ts'], tracked, read);
  expect([...reach]).toEqual([
    ['tests/a.test.ts', 0],
    ['src/a.ts', 1],
    ['src/b.ts', 2],
    ['src/sub/index.ts', 2],
    ['src/data.json', 3],
  ]);
});

it('suspects the lines that say something, the nearer the more', async () => {
  const distances = new Map([
    ['src/a.ts', 1],
    ['src/b.ts', 2],
  ]);
  const suspects = await listReachSuspects(distances, () => true, read);
  expect(suspects.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'src/a.ts:1',
    'src/a.ts:2',
    'src/a.ts:4',
    'src/b.ts:1',
  ]);
  expect(suspects[0]?.score).toBeGreaterThan(suspects.at(-1)?.score ?? 1);
});
