import ts from 'typescript';
import { expect, it } from 'vitest';

import type { Surroundings } from './setting-links';
import { listMends, listOrphans } from './setting-links';

it('finds code beside the tests that nobody loads', () => {
  const code = new Map([
    ['test/a.test.js', "const h = require('./helper'); test('a', () => h());"],
    ['test/helper.js', 'module.exports = () => 1;'],
    ['test/setup.js', "process.env.HOME_OF_DATA = 'data';"],
    ['test/named.js', 'process.env.OTHER = 1;'],
    ['src/main.js', 'start();'],
  ]);
  const settings = new Map([['.mocharc.json', '{ "require": [], "file": "./test/named.js" }']]);
  expect(listOrphans(ts, [...code.keys()], code, settings)).toEqual(['test/setup.js']);
});

function mend(file: string, text: string, given: Partial<Surroundings>): string[] {
  const files = ['lib/index.js', 'test/setup.js', file];
  return listMends(ts, file, text, { files, orphans: [], moduleType: undefined, said: '', ...given }).map(
    ({ start, end, text: own }) => text.slice(0, start) + own + text.slice(end),
  );
}

it.each<[string, string, string, Partial<Surroundings>, string]>([
  [
    'an entry that leads nowhere',
    'package.json',
    '{ "main": "lib/indx.js", "x": "lib/indx.js" }',
    { said: "Cannot find module '..'" },
    '{ "main": "lib/index.js", "x": "lib/indx.js" }',
  ],
  [
    'the module system that the sources are written in',
    'package.json',
    '{ "name": "a", "type": "commonjs" }',
    { moduleType: 'module', said: 'Cannot use import statement outside a module' },
    '{ "name": "a", "type": "module" }',
  ],
  [
    'a module system that is not said',
    'package.json',
    '{\n  "name": "a"\n}',
    { moduleType: 'module', said: "Unexpected token 'export'" },
    '{\n  "type": "module",\n  "name": "a"\n}',
  ],
  [
    'a set-up that nothing loads',
    '.mocharc.json',
    '{ "require": ["a"] }',
    { orphans: ['test/setup.js'] },
    '{ "require": ["a", "./test/setup.js"] }',
  ],
  [
    'a path of a setting',
    'jest.config.json',
    '{ "setupFiles": ["./test/setpu.js"] }',
    {},
    '{ "setupFiles": ["./test/setup.js"] }',
  ],
])('mends %s', (_what, file, text, given, expected) => {
  expect(mend(file, text, given)).toContain(expected);
});

it('leaves a manifest alone that no failure speaks of', () => {
  const text = '{ "main": "lib/indx.js", "type": "commonjs" }';
  expect(mend('package.json', text, { moduleType: 'module', said: 'expected 1 to be 2' })).toEqual([]);
});
