import ts from 'typescript';
import { expect, it } from 'vitest';

import { hintAtFlow, sliceAssertion } from './assertion-flow';

const TEST = `import { parse, render } from '../src/a';
const shared = render();
it('parses', () => {
  const text = load('x');
  let later = 1;
  const parsed = parse(text);
  expect(parsed.major).toBe(later);
  later = other();
});
it('is another', () => {
  const parsed = unrelated();
});
`;

const SOURCE = `export function parse(text) {
  const at = text.indexOf('.');
  return { major: at, minor: 0 };
}

function helper(result) {
  result.major = 1;
  result.minor = 2;
}

export const load = (name) => read(name);
exports.unrelated = function () {
  return 1;
};
`;

it('follows the value of an assertion back through the variables of its test', () => {
  const { called, read } = sliceAssertion(ts, 'a.test.ts', TEST, 7);
  expect([...called]).toEqual(expect.arrayContaining(['parse', 'load']));
  expect([...read]).toContain('major');
  for (const name of ['render', 'other', 'unrelated']) expect(called.has(name)).toBe(false);
});

it('finds nothing on a line where nothing stands', () => {
  expect([...sliceAssertion(ts, 'a.test.ts', TEST, 99).called]).toEqual([]);
});

it('points at the functions that the assertion calls, and at what writes the properties that it reads', () => {
  const source = { file: 'src/a.js', text: SOURCE, statements: [] };
  const { lines } = hintAtFlow(ts, [{ file: 'a.test.ts', text: TEST, line: 7 }], [source]);
  expect([...(lines.get('src/a.js') ?? [])]).toEqual([1, 2, 3, 4, 7, 11]);
});

it('points at nothing where no line of a test is known', () => {
  expect(hintAtFlow(ts, [], [{ file: 'src/a.js', text: SOURCE, statements: [] }]).lines.size).toBe(0);
});
