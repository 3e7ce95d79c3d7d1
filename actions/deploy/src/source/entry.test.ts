import { expect, it } from 'vitest';

import { findEntry } from './entry';

it.each([
  { named: { main: 'index.js' }, there: ['index.js'], isBuilt: false, expected: { from: 'main', file: 'index.js' } },
  {
    named: { main: './src/app' },
    there: ['src/app.js'],
    isBuilt: false,
    expected: { from: 'main', file: 'src/app.js' },
  },
  { named: { main: 'dist/main.js' }, there: [], isBuilt: true, expected: { from: 'main', file: 'dist/main.js' } },
  {
    named: { bin: './bin/www.mjs' },
    there: ['bin/www.mjs'],
    isBuilt: false,
    expected: { from: 'bin', file: 'bin/www.mjs' },
  },
  {
    named: { bin: { api: 'cli.cjs' } },
    there: ['cli.cjs'],
    isBuilt: false,
    expected: { from: 'bin', file: 'cli.cjs' },
  },
  {
    named: { main: 'a.js' },
    there: ['a.js', 'server.js'],
    isBuilt: false,
    expected: { from: 'npm', file: 'server.js' },
  },
  // What `npm init` wrote down, and nobody made.
  { named: { main: 'index.js' }, there: [], isBuilt: true, expected: undefined },
  { named: { main: 'dist/main.js' }, there: [], isBuilt: false, expected: undefined },
  { named: { main: 'src/main.ts' }, there: ['src/main.ts'], isBuilt: true, expected: undefined },
  { named: { bin: { api: 'a.js', tool: 'b.js' } }, there: ['a.js', 'b.js'], isBuilt: false, expected: undefined },
  { named: { main: '../other/index.js' }, there: ['../other/index.js'], isBuilt: true, expected: undefined },
])('$named, of $there', async ({ named, there, isBuilt, expected }) => {
  expect(await findEntry(named, (file) => Promise.resolve(there.includes(file)), isBuilt)).toEqual(expected);
});
