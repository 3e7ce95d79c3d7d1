import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { findSimilarLine, guessSources, mapToSource } from './built-source';

it('guesses where a built file comes from', () => {
  expect(guessSources('dist/a/b.js')).toEqual(expect.arrayContaining(['src/a/b.ts', 'a/b.ts', 'src/a/b.js']));
  expect(guessSources('packages/x/dist/b.mjs')).toContain('packages/x/src/b.mts');
  expect(guessSources('src/b.ts')).toEqual([]);
});

it.each([
  ['const x = f(a);', 3],
  ["const books = JSON.parse(read('a'));", 1],
  ['}', undefined],
  ['nothing like this is there at all', undefined],
])('finds the line that reads like %j', (built, expected) => {
  const source = "const books = JSON.parse(read('a')) as Book[];\n\nconst x: number = f(a);\n}";
  expect(findSimilarLine(source, built, 9)).toBe(expected);
});

it('takes the nearest of equal lines', () => {
  expect(findSimilarLine('return a;\nb();\nreturn a;', 'return a;', 3)).toBe(3);
});

it('leads a frame of a built file back to what people wrote', async () => {
  const root = await createTemporaryDirectory();
  await mkdir(path.join(root, 'src'));
  await mkdir(path.join(root, 'dist'));
  await writeFile(path.join(root, 'src/a.ts'), 'interface A {}\n\nfail(1);\n');
  await writeFile(path.join(root, 'dist/a.js'), 'fail(1);\n');
  const tracked = new Set(['src/a.ts']);
  expect(await mapToSource(root, { file: 'dist/a.js', line: 1 }, tracked)).toEqual({ file: 'src/a.ts', line: 3 });
  const other = { file: 'dist/other.js', line: 1 };
  expect(await mapToSource(root, other, tracked)).toEqual(other);
});
