import { expect, it } from 'vitest';

import { codeSpan, fenceCode } from './markdown-code';

it('fences what holds fences', () => {
  expect(fenceCode('diff', '+a')).toBe('```diff\n+a\n```');
  expect(fenceCode('diff', '+````\n')).toBe('`````diff\n+````\n`````');
  expect(fenceCode('suggestion', '')).toBe('```suggestion\n```');
});

it.each([
  ['a @b #1', '`a @b #1`'],
  ['', ''],
  ['a `b` c', '``a `b` c``'],
  ['`a`', '`` `a` ``'],
  ['a\n\n  b', '`a b`'],
  ['a\u202eb', '`ab`'],
])('puts %j into a span', (text, expected) => {
  expect(codeSpan(text)).toBe(expected);
});

it('cuts a span', () => {
  expect(codeSpan('abcdef', 3)).toBe('`abc…`');
});
