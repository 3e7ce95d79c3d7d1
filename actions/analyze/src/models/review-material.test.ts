import { expect, it } from 'vitest';

import type { Tree } from '../tree';

import { gatherMaterial } from './review-material';

function treeOf(files: Readonly<Record<string, string>>, prefix = ''): Tree {
  const tree: Pick<Tree, 'files' | 'prefix' | 'read'> = {
    files: Object.keys(files).sort(),
    prefix,
    read: (file) => Promise.resolve(files[file] ?? ''),
  };
  return tree as Tree;
}

it('shows code with line numbers, what changed first', async () => {
  const tree = treeOf({ 'src/a.ts': 'one\ntwo\n', 'src/b.ts': 'three', Dockerfile: 'FROM x\r\nRUN y\r\n' }, 'app');
  const { text, files, left } = await gatherMaterial(tree, new Set(['app/src/b.ts']));
  expect(text).toBe(
    '=== app/src/b.ts\n1| three\n=== app/Dockerfile\n1| FROM x\n2| RUN y\n=== app/src/a.ts\n1| one\n2| two\n',
  );
  expect([files.get('app/src/a.ts'), left]).toEqual([['one', 'two'], 0]);
});

it('leaves out tests, documents, settings and what others wrote', async () => {
  const tree = treeOf({ 'a.test.ts': 'x', 'README.md': 'x', 'tsconfig.json': 'x', 'dist/a.js': 'x', 'logo.png': 'x' });
  expect(await gatherMaterial(tree, new Set())).toMatchObject({ text: '', left: 0 });
});

it('keeps files with a credential here, and counts what there is no room for', async () => {
  const tree = treeOf({ 'key.ts': `AKIA${'Q'.repeat(16)}`, 'long.ts': 'x'.repeat(50_000), 'a.ts': 'x' });
  const { files, left, text } = await gatherMaterial(tree, new Set());
  expect([[...files.keys()], left]).toEqual([['a.ts'], 2]);
  expect(text).not.toContain('AKIA');
});
