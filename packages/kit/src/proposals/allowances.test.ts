import type { Allowance } from '@orchestrate/contracts/allowance';
import type { FileEdit } from '@orchestrate/contracts/proposal';
import { describe, expect, it } from 'vitest';

import { allowanceOf, changesThresholdsAlone, isLetThrough, listAllowedEdits } from './allowances';

const write = (path: string, text = 'x'): FileEdit => ({ action: 'write', path, text });

it.each<[string, Allowance | undefined]>([
  ['src/__snapshots__/a.test.ts.snap', 'snapshots'],
  ['src/a.test.ts', 'tests'],
  ['.github/workflows/ci.yml', 'ci'],
  ['eslint.config.js', 'lint-settings'],
  ['.oxlintrc.json', 'lint-settings'],
  ['.oxfmtrc.json', 'lint-settings'],
  ['packages/a/tsconfig.build.json', 'compiler-settings'],
  ['vite.config.ts', 'compiler-settings'],
  ['vitest.config.ts', 'thresholds'],
  ['.nycrc.json', 'thresholds'],
  ['.orchestrate.yml', undefined],
  ['.npmrc', undefined],
  ['.gitmodules', undefined],
  ['package.json', undefined],
  ['src/a.ts', undefined],
])('stands for %s by %s', (path, word) => {
  expect(allowanceOf(path)).toBe(word);
});

describe('isLetThrough', () => {
  const all: readonly Allowance[] = ['snapshots', 'tests', 'thresholds', 'ci', 'lint-settings', 'ignores'];

  it.each<[string, boolean, FileEdit, Parameters<typeof isLetThrough>[1]]>([
    ['a test that is allowed', true, write('a.test.ts'), { kind: 'repair', allow: ['tests'], base: '' }],
    ['a test that is not', false, write('a.test.ts'), { kind: 'repair', allow: ['ci'], base: '' }],
    ['a test among snapshots', false, write('a.test.ts'), { kind: 'snapshot', allow: all, base: '' }],
    ['a snapshot by its kind', true, write('a.snap'), { kind: 'snapshot', allow: ['snapshots'], base: '' }],
    ['a snapshot in a repair', false, write('a.snap'), { kind: 'repair', allow: all, base: '' }],
    ['a source of a new package', false, write('package.json'), { kind: 'repair', allow: all, base: '' }],
    ['a test by another kind', false, write('a.test.ts'), { kind: 'fix', allow: all, base: '' }],
    [
      'a threshold',
      true,
      write('vitest.config.ts', 'thresholds: { lines: 80 }'),
      { kind: 'repair', allow: all, base: 'thresholds: { lines: 90 }' },
    ],
    ['settings that go', false, { action: 'delete', path: '.c8rc' }, { kind: 'repair', allow: all, base: '{}' }],
  ])('says of %s: %s', (_what, expected, edit, leave) => {
    expect(isLetThrough(edit, leave)).toBe(expected);
  });
});

it.each([
  ['a number', '{ "lines": 90,\n"exclude": ["a"] }', '{ "lines": 80,\n"exclude": ["a"] }', true],
  ['what is measured', '"lines": 90,\n"exclude": ["a"]', '"lines": 90,\n"exclude": ["b"]', false],
  ['another number', 'testTimeout: 5', 'testTimeout: 500', false],
  ['a line more', 'lines: 90', 'lines: 90,\nexclude: []', false],
  ['a threshold that goes', 'lines: 90,\nbranches: 90', 'lines: 90,\n', false],
])('of thresholds, takes %s only where it is one', (_what, before, after, expected) => {
  expect(changesThresholdsAlone(before, after)).toBe(expected);
});

it('tells what was let through, and nothing else', () => {
  const edits = [write('src/a.ts', '// eslint-disable-line'), write('src/b.ts'), write('a.test.ts')];
  const repair = { kind: 'repair' as const, edits };
  expect(listAllowedEdits(repair, ['tests', 'ignores'], () => '')).toEqual([
    { allowance: 'ignores', path: 'src/a.ts' },
    { allowance: 'tests', path: 'a.test.ts' },
  ]);
  expect(listAllowedEdits(repair, [], () => '')).toEqual([]);
});
