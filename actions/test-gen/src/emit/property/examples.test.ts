import { describe, expect, it } from 'vitest';

import { countExamples } from './examples';

describe('countExamples', () => {
  it.each([
    [0, 25],
    [11, 25],
    [200, 25],
    [250, 20],
    [500, 10],
    [5000, 10],
  ])('of %i operations gives each property %i', (operations, examples) => {
    expect(countExamples(operations)).toBe(examples);
  });
});
