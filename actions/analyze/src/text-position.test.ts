import { describe, expect, it } from 'vitest';

import { offsetAt } from './text-position';

describe('offsetAt', () => {
  it.each([
    [0, 0, 0],
    [0, 2, 2],
    [1, 0, 3],
    [2, 1, 5],
    [9, 0, 6],
    [2, 99, 6],
  ])('line %i, character %i is offset %i', (line, character, offset) => {
    expect(offsetAt('ab\n\ncd', { line, character })).toBe(offset);
  });
});
