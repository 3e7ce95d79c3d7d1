import ts from 'typescript';
import { expect, it } from 'vitest';

import { createStatementFinder } from './find-statement';
import { listStatements } from './statements';

function find(code: string, marked: string): string | undefined {
  const source = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true);
  const statements = listStatements(ts, source, 1);
  const found = createStatementFinder(ts, source, statements)(code.indexOf(marked));
  const statement = statements.find(({ id }) => id === found);
  return statement === undefined ? undefined : code.slice(statement.start, statement.end);
}

it.each<[string, string, string, string]>([
  ['the innermost statement', 'function f() { if (a) { go(b); } }', 'b', 'go(b);'],
  ['the body of an arrow function', 'export const f = (a) => a + 1;', '1', 'a + 1'],
  ['the first statement for the head of a function', 'function f(a = 7) { go(a); end(); }', '7', 'go(a);'],
  ['the body for the head of an arrow function', 'const f = (a = 7) => a;', '7', 'a'],
])('finds %s', (_what, code, marked, expected) => {
  expect(find(code, marked)).toBe(expected);
});
