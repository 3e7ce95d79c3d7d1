import { expect, it } from 'vitest';

import { listPathSlips } from './broken-paths';

const FILES = ['migrations/0001.sql', 'src/storage/database.ts', 'src/http/errors.ts'];
const list = (text: string): string[] =>
  listPathSlips('src/storage/database.ts', text, FILES).map(({ proposal }) => proposal.title);

it('mends a path that leads to nothing by a slip', () => {
  const [candidate] = listPathSlips('src/storage/database.ts', "\nconst A = join(here, '../../migration');\n", FILES);
  expect(candidate?.proposal.title).toBe('Change ../../migration to ../../migrations in src/storage/database.ts:2');
  expect(candidate?.proposal.edits).toEqual([
    { action: 'write', path: 'src/storage/database.ts', text: "\nconst A = join(here, '../../migrations');\n" },
  ]);
});

it.each([
  ['leads to a directory', "'../../migrations'"],
  ['leads to a file, by the name that it has once it is built', "'../http/errors.js'"],
  ['is like nothing of the tree', "'../../public/images'"],
  ['is no path', "'a/b'"],
])('leaves alone what %s', (_, text) => {
  expect(list(text)).toEqual([]);
});
