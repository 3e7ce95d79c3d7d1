import ts from 'typescript';
import { expect, it } from 'vitest';

import { parenthesize } from './parenthesize';

/** Puts a text in the place of `HERE`. */
function put(code: string, text: string): string {
  const source = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true);
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'HERE') found = node;
    node.forEachChild(visit);
  };
  visit(source);
  return found === undefined ? code : code.replace('HERE', parenthesize(found, text, ts));
}

it.each([
  ['HERE && b', 'a || c', '(a || c) && b'],
  ['HERE || b', 'a && c', 'a && c || b'],
  ['a - HERE', 'b - c', 'a - (b - c)'],
  ['HERE - c', 'a - b', 'a - b - c'],
  ['a ?? HERE', 'b && c', 'a ?? (b && c)'],
  ['!HERE', 'a === b', '!(a === b)'],
  ['!HERE', 'a.b(c)', '!a.b(c)'],
  ['HERE.length', 'a + b', '(a + b).length'],
  ['HERE ? 1 : 2', 'a ? b : c', '(a ? b : c) ? 1 : 2'],
  ['f(HERE)', 'a, b', 'f((a, b))'],
  ['f(HERE)', 'a || b', 'f(a || b)'],
  ['x = HERE', 'a ? b : c', 'x = a ? b : c'],
  ['return HERE;', 'a || b', 'return a || b;'],
])('%s with %s', (code, text, expected) => {
  expect(put(code, text)).toBe(expected);
});
