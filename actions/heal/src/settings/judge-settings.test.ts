import { expect, it } from 'vitest';

import { judgeSettings } from './judge-settings';

const context = { file: '.mocharc.json', exists: (file: string) => ['test/setup.js', 'test/a.test.js'].includes(file) };

function judge(before: unknown, after: unknown): boolean {
  return judgeSettings(JSON.stringify(before), JSON.stringify(after), context).passed;
}

it.each<[string, unknown, unknown]>([
  ['loads a file of the tree first', { spec: ['a'], require: [] }, { spec: ['a'], require: ['./test/setup.js'] }],
  ['gains the key for it', { spec: ['a'] }, { spec: ['a'], require: './test/setup.js' }],
  ['names what is there', { require: ['./test/setpu.js'] }, { require: ['./test/setup.js'] }],
  ['names it elsewhere', { extends: './test/setpu.js' }, { extends: './test/setup.js' }],
])('takes settings where a runner %s', (_what, before, after) => {
  expect(judge(before, after)).toBe(true);
});

it.each<[string, unknown, unknown]>([
  ['a longer wait', { timeout: 10 }, { timeout: 1000 }],
  ['another list of tests', { spec: ['test/**'] }, { spec: ['test/a.test.js'] }],
  ['a key', { require: [] }, { require: [], exclude: ['test'] }],
  ['a setting less', { 'check-leaks': true }, {}],
  ['a set-up less', { require: ['./test/setup.js'] }, { require: [] }],
  ['a package', { require: [] }, { require: ['left-pad'] }],
  ['a file out of the tree', { require: [] }, { require: ['../setup.js'] }],
  ['a path that led somewhere', { extends: './test/a.test.js' }, { extends: './test/setup.js' }],
])('refuses %s', (_what, before, after) => {
  expect(judge(before, after)).toBe(false);
});

it.each<[string, unknown, unknown, boolean]>([
  ['an entry that was not there', { main: 'lib/a.js' }, { main: 'test/setup.js' }, true],
  ['an entry that was there', { main: 'test/setup.js' }, { main: 'test/a.test.js' }, false],
  ['the module system of the sources', { type: 'commonjs' }, { type: 'module' }, true],
  ['no module system where the sources have one', { type: 'module' }, {}, false],
  ['a script', { scripts: { test: 'a' } }, { scripts: { test: 'true' } }, false],
])('of a manifest, %s', (_what, before, after, passed) => {
  const manifest = { ...context, file: 'package.json', moduleType: 'module' } as const;
  expect(judgeSettings(JSON.stringify(before), JSON.stringify(after), manifest).passed).toBe(passed);
});

it('refuses what it cannot read', () => {
  expect(judgeSettings('{', '{}', context)).toMatchObject({ passed: false });
});
