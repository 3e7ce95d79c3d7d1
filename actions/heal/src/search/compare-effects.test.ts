import { expect, it } from 'vitest';

import { keepBest } from './compare-effects';

it.each([
  [
    [
      { gates: 2, tests: 5 },
      { gates: 3, tests: 0 },
    ],
    [1],
  ],
  [
    [
      { gates: 3, tests: 5 },
      { gates: 3, tests: 9 },
      { gates: 3, tests: 9 },
    ],
    [1, 2],
  ],
  [[{ gates: 1, tests: 1 }], [0]],
  [[], []],
])('%j', (effects, expected) => {
  const kept = keepBest(effects.map((effect, index) => ({ effect, index })));
  expect(kept.map(({ index }) => index)).toEqual(expected);
});
