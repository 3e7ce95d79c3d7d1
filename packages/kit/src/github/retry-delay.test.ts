import { describe, expect, it } from 'vitest';

import { decideRetryDelay } from './retry-delay';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('decideRetryDelay', () => {
  it.each([
    ['waits as many seconds as asked', 429, { 'retry-after': '7' }, 7_000],
    ['waits until the date asked', 429, { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5_000],
    [
      'waits for the limit to be lifted',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 9) },
      9_000,
    ],
    ['takes a date that is over for now', 429, { 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    ['steps back by itself where nothing is said', 429, {}, 2_000],
    ['does not take a missing permission for a limit', 403, {}, undefined],
    ['does not repeat what is wrong', 422, { 'retry-after': '1' }, undefined],
  ])('%s', (_, status, headers, expected) => {
    expect(decideRetryDelay({ status, headers }, 2, false, NOW)).toBe(expected);
  });

  it('repeats after a failure of the server only what may be done twice', () => {
    for (const status of [500, 503, undefined]) {
      expect(decideRetryDelay({ status, headers: {} }, 1, true, NOW)).toBe(1_000);
      expect(decideRetryDelay({ status, headers: {} }, 1, false, NOW)).toBeUndefined();
    }
  });

  it('never steps back further than half a minute', () => {
    expect(decideRetryDelay({ status: 500, headers: {} }, 20, true, NOW)).toBe(30_000);
  });
});
