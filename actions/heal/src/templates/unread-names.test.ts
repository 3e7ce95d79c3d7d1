import ts from 'typescript';
import { expect, it } from 'vitest';

import type { Site } from './template';
import { boostOf, listUnreadNames } from './unread-names';

function list(code: string): string[] {
  const source = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true);
  const donors = { files: [], strings: new Set<string>() };
  const site: Site = { ts, source, file: 'a.ts', checker: undefined, donors, hasTypeError: false };
  return [...listUnreadNames(site).keys()].map((name) => name.replace('(', '')).sort();
}

it.each<[string, string, string[]]>([
  ['a function that nobody calls', 'function isOdd(n) { return n % 2; } export function f(n) { return n; }', ['isOdd']],
  ['a variable that is only set', 'let a = 1; a = 2; const b = 3; export { b };', ['a']],
  ['an import', "import { a, b } from './c'; a();", ['b']],
  ['a parameter', 'export const f = (a, b) => a;', ['b']],
  ['nothing where all is read', 'export const f = (a) => { const g = a; return { g }; };', []],
])('finds %s', (_what, code, expected) => {
  expect(list(code).filter((name) => name !== 'f')).toEqual(expected);
});

it('makes a text likelier that reads such a name, and not one that only holds its letters', () => {
  const unread = new Map([
    ['isOdd(', 5],
    ['sum', 3],
  ]);
  const texts = ['isOdd(a)', 'isOddity(a)', 'a.isOdd(1)', 'a || isOdd[1]', 'sum', 'sums', 'a.sum'];
  expect(texts.map((text) => boostOf(text, unread))).toEqual([5, 1, 1, 1, 3, 1, 1]);
});
