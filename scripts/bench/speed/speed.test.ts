import { expect, it } from 'vitest';

import type { Comparison } from './speed';
import { ratioOf, renderComparisons } from './speed';

const FAST: Comparison = {
  name: 'minimist',
  search: { tried: 500, seconds: 10 },
  stryker: { tried: 50, seconds: 10 },
};
const SLOW: Comparison = { ...FAST, name: 'semver', search: { tried: 40, seconds: 10 } };

it.each([
  [FAST, 10],
  [SLOW, 0.8],
  [{ ...FAST, search: { tried: 0, seconds: 0 } }, 0],
  [{ ...FAST, stryker: { tried: 0, seconds: 5 } }, 0],
])('%j is %d times as fast', (comparison, expected) => {
  expect(ratioOf(comparison)).toBeCloseTo(expected);
});

it('says of each library whether the bar is met', () => {
  const [, ...lines] = renderComparisons([FAST, SLOW]).split('\n');
  expect(lines[0]).toMatch(/^minimist +50\.0\/s \(500 in 10\.0 s\) +5\.0\/s .* 10\.0 × +≥ 5 × +ok$/);
  expect(lines[1]).toMatch(/^semver .* 0\.8 × +≥ 5 × +MISSED$/);
});
