import { expect, it } from 'vitest';

import { keepLineEnds } from './line-ends';

it.each([
  ['CRLF throughout', 'a\r\nb\r\n', 'a\nx\r\nb\n', 'a\r\nx\r\nb\r\n'],
  ['LF', 'a\nb\n', 'a\nx\nb\n', 'a\nx\nb\n'],
  ['both, of which neither is the rule', 'a\r\nb\n', 'a\r\nx\nb\n', 'a\r\nx\nb\n'],
  ['one line', 'a', 'a\nb', 'a\nb'],
])('keeps %s', (_what, before, after, expected) => {
  expect(keepLineEnds(before, after)).toBe(expected);
});
