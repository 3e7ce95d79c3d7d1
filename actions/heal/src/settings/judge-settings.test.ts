import { expect, it } from 'vitest';

import { judgeSettings } from './judge-settings';

const context = {
  file: '.mocharc.json',
  files: ['test/setup.js', 'test/a.test.js', 'lib/a.js'],
  scripts: ['test', 'build'],
  programs: ['mocha'],
};

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
  ['an entry that was not there', { main: 'test/setpu.js' }, { main: 'test/setup.js' }, true],
  ['an entry that was there', { main: 'test/setup.js' }, { main: 'test/a.test.js' }, false],
  ['the module system of the sources', { type: 'commonjs' }, { type: 'module' }, true],
  ['no module system where the sources have one', { type: 'module' }, {}, false],
  ['a script', { scripts: { test: 'a' } }, { scripts: { test: 'true' } }, false],
  ['a program by a slip', { scripts: { test: 'mohca -b' } }, { scripts: { test: 'mocha -b' } }, true],
  ['a program with less to do', { scripts: { test: 'mohca -b' } }, { scripts: { test: 'mocha' } }, false],
  ['a program that was there', { scripts: { test: 'mocha' } }, { scripts: { test: 'echo' } }, false],
  ['a path to nothing', { scripts: { test: 'mocha tests/*.js' } }, { scripts: { test: 'mocha test/*.js' } }, true],
  ['a narrower path', { scripts: { test: 'mocha tests/*.js' } }, { scripts: { test: 'mocha test/a.test.js' } }, false],
  ['a path elsewhere', { scripts: { test: 'mocha test/*.js' } }, { scripts: { test: 'mocha lib/*.js' } }, false],
  [
    'a set-up that is loaded',
    { scripts: { test: 'node --test' } },
    { scripts: { test: 'node --import ./test/setup.js --test' } },
    true,
  ],
  [
    'a package that is loaded',
    { scripts: { test: 'node --test' } },
    { scripts: { test: 'node --import left-pad --test' } },
    false,
  ],
  ['the name of a script', { scripts: { tset: 'mocha' } }, { scripts: { test: 'mocha' } }, true],
  ['a script under two names', { scripts: { tset: 'mocha' } }, { scripts: { test: 'true' } }, false],
  ['a version', { dependencies: { lib: '../libb' } }, { dependencies: { lib: '../lib' } }, false],
])('of a manifest, %s', (_what, before, after, passed) => {
  const manifest = { ...context, file: 'package.json', moduleType: 'module' } as const;
  expect(judgeSettings(JSON.stringify(before), JSON.stringify(after), manifest).passed).toBe(passed);
});

it.each<[string, string, string, boolean]>([
  ['names what is there', "test: { include: ['tests/*.js'] }", "test: { include: ['test/*.js'] }", true],
  ['names less than is there', "test: { include: ['tests/*.js'] }", "test: { include: ['test/a.test.js'] }", false],
  ['names less than it did', "test: { include: ['test/*.js'] }", "test: { include: ['lib/*.js'] }", false],
  ['loads a set-up', 'test: { globals: true }', "test: { setupFiles: ['./test/setup.js'], globals: true }", true],
  ['loads nothing', 'test: { globals: true }', "test: { setupFiles: ['./test/set.js'], globals: true }", false],
  ['waits longer', 'test: { timeout: 10 }', 'test: { timeout: 1000 }', false],
  ['hides a change', "// don't\ntimeout: 1, // don't", "// don't\ntimeout: 9, // don't", false],
])('of settings in code, judges one that %s', (_what, before, after, passed) => {
  expect(judgeSettings(before, after, { ...context, file: 'vitest.config.ts' }).passed).toBe(passed);
});

it.each<[string, string, string, boolean]>([
  ['a comma less', '{ "require": ["a"], "spec": "b", }', '{ "require": ["a"], "spec": "b" }', true],
  ['a comma more', '{ "require": ["a"] "spec": "b" }', '{ "require": ["a"], "spec": "b" }', true],
  ['another value with it', '{ "timeout": 1, }', '{ "timeout": 2 }', false],
  ['one side of a merge', 'a\n<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n', 'a\n2\n', true],
  ['no side of a merge', 'a\n<<<<<<< x\n1\n=======\n2\n>>>>>>> y\n', 'a\n3\n', false],
])('of a broken file, takes or refuses %s', (_what, before, after, passed) => {
  expect(judgeSettings(before, after, context).passed).toBe(passed);
});
