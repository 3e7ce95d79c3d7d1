import { describe, expect, it } from 'vitest';

import {
  count,
  describeBytes,
  describePercent,
  describeSeconds,
  describeSpending,
  describeStrength,
  listWords,
} from './words';

describe('words', () => {
  it.each([
    [0, '0 fixes'],
    [1, '1 fix'],
    [2, '2 fixes'],
  ])('counts %d', (number, expected) => {
    expect(count(number, 'fix', 'fixes')).toBe(expected);
  });

  it.each([
    [{ cost: 0.01234, tokens: 4567 }, '$0.0123 for 4567 tokens'],
    [{ cost: 'unknown' as const, tokens: 1 }, 'unknown cost for 1 token'],
  ])('says what %j was spent', (spent, expected) => {
    expect(describeSpending(spent)).toBe(expected);
  });

  it('tells what tests were worth before and are worth now, as far as it was measured', () => {
    const lines = (percent: number) => ({ covered: 0, total: 0, percent });
    const before = { lines: lines(95.69), mutants: { caught: 1, total: 29 } };
    const after = { lines: lines(97.84), mutants: { caught: 28, total: 29 } };
    expect(describeStrength({ before, after })).toBe('lines covered 95.6 % → 97.8 %, mutants caught 1 → 28 of 29');
    expect(describeStrength({ before: {}, after: {} })).toMatch(/^not measured/);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and 1 more'],
  ])('lists %j', (words, expected) => {
    expect(listWords(words, 2)).toBe(expected);
  });

  it.each([
    [0, '0 ms'],
    [0.0404, '40 ms'],
    [4.24, '4.2 s'],
    [59.6, '1 min 0 s'],
    [185, '3 min 5 s'],
    [93_780, '26 h 3 min'],
  ])('tells %d seconds', (seconds, expected) => {
    expect(describeSeconds(seconds)).toBe(expected);
  });

  it('tells bytes', () => {
    expect([999, 1500, 2.04e7].map(describeBytes)).toEqual(['999 B', '1.5 kB', '20.4 MB']);
  });

  it.each([
    [93, '93 %'],
    [84.25, '84.2 %'],
    [98.95, '98.9 %'],
    [99.99, '99.9 %'],
    [28.7, '28.7 %'],
    [(2 / 3) * 100, '66.6 %'],
    [100, '100 %'],
  ])('tells %d percent', (percent, expected) => {
    expect(describePercent(percent)).toBe(expected);
  });
});
