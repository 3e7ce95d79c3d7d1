import { describe, expect, it } from 'vitest';

import { limitOf } from './run-suite';

describe('limitOf', () => {
  it.each([
    [1, 600],
    [3000, 600],
    [9232, 1847],
  ])('gives %i tests %i seconds', (tests, seconds) => {
    expect(limitOf(tests)).toBe(seconds);
  });
});
