import { expect, it } from 'vitest';

import { listSwaps } from './asserted-literals';

it.each([
  ['409', '404', [{ kind: 'number', actual: '409', expected: '404' }]],
  ["'gone'", "'there'", [{ kind: 'text', actual: 'gone', expected: 'there' }]],
  ['"a b c"', '"a b"', [{ kind: 'text', actual: 'a b c', expected: 'a b' }]],
  ['409', "'404'", []],
  ['404', '404', []],
  ['1', '2', []],
  ['{"a":1}', '{"a":2}', []],
  [undefined, '404', []],
])('of %s instead of %s it makes %j', (actual, expected, swaps) => {
  const failure = { ...(actual === undefined ? {} : { actual }), expected };
  expect(listSwaps([failure, failure])).toEqual(swaps);
});
