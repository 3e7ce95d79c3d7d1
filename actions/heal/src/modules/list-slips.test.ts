import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { listSlips } from './list-slips';

type Files = Readonly<Record<string, string>>;

/** Each slip as `<template> <file>: <the line with it>` after the edit. */
function mend(files: Files): string[] {
  return listSlips(ts, Object.keys(files), new Map(Object.entries(files))).map(
    ({ template, file, start, end, text }) => {
      const source = files[file] ?? '';
      const edited = source.slice(0, start) + text + source.slice(end);
      const lines = edited.split('\n').filter((line) => !source.split('\n').includes(line));
      return `${template} ${file}: ${lines.join(' / ')}`;
    },
  );
}

describe('listSlips finds', () => {
  it.each<[string, Files, string[]]>([
    [
      'what an ES module declares and does not export',
      { 'a.js': "import { pad } from './b.js';\n", 'b.js': 'function pad() {}\nexport const other = 1;\n' },
      ['export-added b.js: export function pad() {}'],
    ],
    [
      'what a CommonJS module declares and does not export',
      { 'a.js': "const b = require('./b');\nb.pad(1);\n", 'b.js': 'exports.trim = 1;\nconst pad = (x) => x;\n' },
      ['export-added b.js: exports.pad = (x) => x;'],
    ],
    [
      'what a CommonJS module uses itself, too',
      { 'a.js': "require('./b').pad(1);\n", 'b.js': 'const pad = (x) => x;\nexports.trim = () => pad(1);\n' },
      ['export-added b.js: exports.pad = pad;'],
    ],
    [
      'what is left out of a list of exports',
      { 'a.js': "const { pad } = require('./b');\n", 'b.js': 'const pad = 1;\nmodule.exports = { other: 2 };\n' },
      ['export-added b.js: module.exports = { other: 2, pad };'],
    ],
    [
      'a name that is a slip off, and keeps the name that the file knows',
      { 'a.mjs': "import { formt } from './b.mjs';\n", 'b.mjs': 'export const format = 1;\n' },
      ["import-renamed a.mjs: import { format as formt } from './b.mjs';"],
    ],
    [
      'a slip in what is taken apart',
      { 'a.js': "const { formt } = require('./b');\n", 'b.js': 'exports.format = 1;\n' },
      ["import-renamed a.js: const { format: formt } = require('./b');"],
    ],
    [
      'a default import of a name',
      { 'a.js': "import Shop from './b.js';\n", 'b.js': 'export class Shop {}\n' },
      ["import-form a.js: import { Shop } from './b.js';"],
    ],
    [
      'a named import of a default',
      { 'a.js': "import { Shop } from './b.js';\n", 'b.js': 'class Shop {}\nexport default Shop;\n' },
      ['export-added b.js: export class Shop {}', "import-form a.js: import Shop from './b.js';"],
    ],
    [
      'a name that an index no longer passes on',
      {
        'a.js': "import { first, second } from './index.js';\n",
        'index.js': "export { first } from './b.js';\nexport { third } from './c.js';\n",
        'b.js': 'export const first = 1;\nexport const second = 2;\n',
        'c.js': 'export const third = 1;\n',
      },
      ["export-passed-on index.js: export { first, second } from './b.js';"],
    ],
    [
      'a module that an index no longer passes on',
      {
        'a.js': "const { second } = require('.');\n",
        'index.js': "exports.first = require('./b').first;\n",
        'b.js': 'exports.first = 1;\n',
        'c.js': 'exports.second = 2;\n',
      },
      ["export-passed-on index.js: exports.second = require('./c.js').second;"],
    ],
    [
      'an extension that Node does not add',
      { 'a.js': "import { x } from './b';\n", 'b.js': 'export const x = 1;\n' },
      ["path-completed a.js: import { x } from './b.js';"],
    ],
    [
      'a directory that Node does not import',
      { 'src/a.js': "export { x } from './b';\n", 'src/b/index.js': 'export const x = 1;\n' },
      ["path-completed src/a.js: export { x } from './b/index.js';"],
    ],
    [
      'letters of the other case',
      { 'a.js': "const u = require('./Utils/Text');\n", 'utils/text.js': 'exports.x = 1;\n' },
      ["path-case a.js: const u = require('./utils/text');"],
    ],
  ])('%s', (_title, files, expected) => {
    expect(mend(files)).toEqual(expected);
  });

  it.each<[string, Files]>([
    [
      'what agrees',
      { 'a.js': "import b, { c } from './b.js';\n", 'b.js': 'export default 1;\nexport { c } from "c";\n' },
    ],
    ['what TypeScript imports as built', { 'a.ts': "import { b } from './b.js';\n", 'b.ts': 'export const b = 1;\n' }],
    [
      'types',
      { 'a.ts': "import type { B } from './b.js';\nimport { type C } from './b.js';\n", 'b.ts': 'export {};\n' },
    ],
    ['exports that cannot be read off', { 'a.js': "require('./b').x();\n", 'b.js': 'module.exports = make();\n' }],
    ['what is written into the exports', { 'a.js': "require('./b').x();\n", 'b.js': 'fill(exports);\nvar x = 1;\n' }],
    [
      'everything of another',
      {
        'a.js': "import { x } from './b.js';\n",
        'b.js': "const x = 1;\nexport * from './c.js';\n",
        'c.js': 'export {};\n',
      },
    ],
    ['packages', { 'a.js': "import { x } from 'b';\nrequire('b').y;\n", 'b.js': '' }],
    [
      'a module that calls itself',
      { 'a.js': 'function f() {}\nmodule.exports = f;\nf.y = 1;\n', 'b.js': "require('./a').y;\n" },
    ],
  ])('nothing in %s', (_title, files) => {
    expect(mend(files)).toEqual([]);
  });
});
