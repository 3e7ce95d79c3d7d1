import { describe, expect, it } from 'vitest';

import { isMissed, median, renderBars } from './bar';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[], Number.NaN],
  ])('of %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('isMissed', () => {
  const bar = { what: 'start', limit: 2.5, unit: '×' };
  it.each([
    ['below', { ...bar, measured: 2.4 }, false],
    ['on it', { ...bar, measured: 2.5 }, false],
    ['above', { ...bar, measured: 2.6 }, true],
    ['above with a reason', { ...bar, measured: 2.6, excuse: 'README' }, false],
    ['not measured', { ...bar, measured: Number.NaN }, true],
  ])('%s', (_what, given, expected) => {
    expect(isMissed(given)).toBe(expected);
  });
});

it('renders a line a bar', () => {
  expect(
    renderBars([
      { what: 'plan', measured: 2, limit: 2.5, unit: '×' },
      { what: 'report', measured: 200, limit: 100.5, unit: 's' },
    ]),
  ).toBe('plan    2.00 ×  ≤ 2.50 ×  ok\nreport  200 s   ≤ 101 s   MISSED');
});
