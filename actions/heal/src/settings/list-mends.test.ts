import ts from 'typescript';
import { expect, it } from 'vitest';

import type { SettingSurroundings } from './list-mends';
import { listMends } from './list-mends';
import { listOrphans } from './list-set-ups';

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

function mend(file: string, text: string, given: Partial<SettingSurroundings>): string[] {
  const files = ['lib/index.js', 'test/setup.js', 'test/unit/a.test.ts', file];
  const known = {
    files,
    orphans: [],
    moduleType: undefined,
    said: '',
    scripts: ['test'],
    programs: [],
    wanted: ['test'],
  };
  return listMends(ts, file, text, { ...known, ...given }).map(
    ({ start, end, text: own }) => text.slice(0, start) + own + text.slice(end),
  );
}

it.each<[string, string, string, Partial<SettingSurroundings>, string]>([
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
  [
    'a place from the root of jest',
    'jest.config.json',
    '{ "moduleNameMapper": { "^~/(.*)$": "<rootDir>/libs/$1" } }',
    {},
    '{ "moduleNameMapper": { "^~/(.*)$": "<rootDir>/lib/$1" } }',
  ],
  [
    'a pattern in code',
    'vitest.config.ts',
    "export default { test: { include: ['tests/**/*.test.ts'] } };",
    {},
    "export default { test: { include: ['test/**/*.test.ts'] } };",
  ],
  ['an ending in a pattern', '.mocharc.yml', 'spec: "test/**/*.spec.ts"\n', {}, 'spec: "test/**/*.test.ts"\n'],
  [
    'a joined word',
    'vite.config.js',
    "alias = path.resolve(root(), 'libs');",
    {},
    "alias = path.resolve(root(), 'lib');",
  ],
  [
    'a list of set-ups that is not there',
    'jest.config.json',
    '{ "verbose": true }',
    { orphans: ['test/setup.js'] },
    '{\n  "setupFiles": ["<rootDir>/test/setup.js"], "verbose": true }',
  ],
  [
    'a list of set-ups in code',
    'vitest.config.ts',
    'export default defineConfig({\n  test: {\n    globals: true,\n  },\n});\n',
    { orphans: ['test/setup.js'] },
    "export default defineConfig({\n  test: {\n    setupFiles: ['./test/setup.js'],\n    globals: true,\n  },\n});\n",
  ],
  [
    'a set-up of the tests that Node runs',
    'package.json',
    '{ "scripts": { "test": "node --test test/" } }',
    { orphans: ['test/setup.js'], moduleType: 'module' },
    '{ "scripts": { "test": "node --import ./test/setup.js --test test/" } }',
  ],
  [
    'a path in a script',
    'package.json',
    '{ "scripts": { "test": "node --test tests/unit" } }',
    {},
    '{ "scripts": { "test": "node --test test/unit" } }',
  ],
  [
    'a flag in a script',
    'package.json',
    '{ "scripts": { "test": "node --tset" } }',
    {},
    '{ "scripts": { "test": "node --test" } }',
  ],
  [
    'a program in a script',
    'package.json',
    '{ "scripts": { "test": "tsc -p . && vitset run" } }',
    { programs: ['tsc', 'vitest'] },
    '{ "scripts": { "test": "tsc -p . && vitest run" } }',
  ],
  [
    'the name of a script',
    'package.json',
    '{ "scripts": { "tests": "vitest" } }',
    { scripts: ['tests'], programs: ['vitest'] },
    '{ "scripts": { "test": "vitest" } }',
  ],
])('mends %s', (_what, file, text, given, expected) => {
  expect(mend(file, text, given)).toContain(expected);
});

it('leaves a manifest alone that no failure speaks of', () => {
  const text = '{ "main": "lib/indx.js", "type": "commonjs" }';
  expect(mend('package.json', text, { moduleType: 'module', said: 'expected 1 to be 2' })).toEqual([]);
});

it('leaves scripts alone that the command does not run', () => {
  const text =
    '{ "scripts": { "test": "npm run -s unit", "unit": "node --test tests/", "lint": "node tests/lint.js" } }';
  const mends = mend('package.json', text, { scripts: ['test', 'unit', 'lint'] });
  expect(mends).toEqual([text.replace('--test tests/', '--test test/')]);
});

it('leaves packages alone that settings are made with', () => {
  const text = "import { defineConfig } from 'vitest/config';\nimport plugin from 'test-setup';\n";
  expect(mend('vitest.config.ts', text, {})).toEqual([]);
});

it('leaves places alone that a build makes', () => {
  expect(mend('eslint.config.js', "export default [{ ignores: ['dist/', 'coverage/**'] }];\n", {})).toEqual([]);
});

it('takes no program for a slip of another where it may be there itself', () => {
  const text = '{ "scripts": { "build": "tsc" } }';
  expect(mend('package.json', text, { programs: ['tsx', 'typescript', 'tsc'] })).toEqual([]);
  expect(mend('package.json', text, { programs: undefined })).toEqual([]);
});
