import { describe, expect, it } from 'vitest';

import type { RawFailure } from './parser';
import { normalizeMessage, signFailure } from './signature';

const failure: RawFailure = { class: 'test', message: 'expected 3 to be 4', file: 'tests/a.test.ts', test: 'counts' };

describe('normalizeMessage', () => {
  it.each([
    ['ports', 'connect ECONNREFUSED 127.0.0.1:41873', 'connect ECONNREFUSED 127.0.0.1:9'],
    ['ports by name', 'listening on http://localhost:41873/books', 'listening on http://localhost:8080/books'],
    ['paths', "ENOENT: open '/tmp/orchestrate-1/tree/a.sql'", "ENOENT: open '/home/me/shop/b/a.sql'"],
    ['temporary files', "ENOENT: open '/tmp/shop-x81Ab.sock'", "ENOENT: open '/tmp/shop-9Qz.sock'"],
    ['file addresses', 'at file:///tmp/x/y/a.js', 'at file:///home/me/shop/a.js'],
    ['times', 'late since 2024-05-01T10:00:00.123Z', 'late since 2026-11-21 09:10:11'],
    ['durations', 'timed out after 50ms', 'timed out after 5000ms'],
    ['ids', 'no book 0d5b7a4e-7c1f-4f5e-9d30-4d4a2f1f7d11', 'no book 7c1f7a4e-0d5b-4f5e-9d30-4d4a2f1f7d12'],
    ['addresses', 'at 0x7ffee4', 'at 0x00ab12'],
    ['lines and columns', 'a.ts:10:3 is wrong', 'a.ts:99:12 is wrong'],
  ])('takes out %s', (_what, one, other) => {
    expect(normalizeMessage(one)).toBe(normalizeMessage(other));
  });

  it.each([
    ['expected 3 to be 4', 'expected 3 to be 5'],
    ["Cannot find name 'foo'", "Cannot find name 'bar'"],
    ['a/b is not c', 'a/d is not c'],
  ])('keeps what tells %j from %j', (one, other) => {
    expect(normalizeMessage(one)).not.toBe(normalizeMessage(other));
  });
});

describe('signFailure', () => {
  it('is the same for the same failure on other lines', () => {
    expect(signFailure({ ...failure, line: 3, stack: [{ file: 'a', line: 1 }] })).toBe(signFailure(failure));
  });

  it.each<Partial<RawFailure>>([
    { test: 'adds' },
    { file: 'tests/b.test.ts' },
    { class: 'timeout' },
    { message: 'expected 3 to be 5' },
    { code: 'E1' },
  ])('differs by %j', (other) => {
    expect(signFailure({ ...failure, ...other })).not.toBe(signFailure(failure));
  });
});
