import { describe, expect, it } from 'vitest';

import { createKey, isLater, readMark, renderMark } from './mark';

const KEY = createKey('CI of things', 'library');

describe('a mark', () => {
  it('is found again, and only where workflow and service are the same', () => {
    const mark = renderMark(KEY, { number: 12, attempt: 3 });
    expect(mark).toBe('orchestrate:ci-of-things/library:12.3');
    expect(readMark(`${mark} -->\nmore`, KEY)).toEqual({ number: 12, attempt: 3 });
    expect(readMark(mark, createKey('CI of things', 'lib'))).toBeUndefined();
    expect(readMark(` ${mark}`, KEY)).toBeUndefined();
    expect(readMark('orchestrate:ci-of-things/library:x', KEY)).toBeUndefined();
  });

  it('holds nothing that ends a comment, whatever the names', () => {
    expect(createKey('--> <b>', '@octocat/"')).toBe('b/octocat');
    expect(createKey('', '…')).toBe('unnamed/unnamed');
  });

  it.each([
    [{ number: 2, attempt: 1 }, { number: 1, attempt: 9 }, true],
    [{ number: 1, attempt: 2 }, { number: 1, attempt: 1 }, true],
    [{ number: 1, attempt: 1 }, { number: 1, attempt: 1 }, false],
    [{ number: 9, attempt: 1 }, { number: 10, attempt: 1 }, false],
  ])('of %j is later than one of %j: %s', (a, b, expected) => {
    expect(isLater(a, b)).toBe(expected);
  });
});
