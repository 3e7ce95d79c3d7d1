import { describe, expect, it } from 'vitest';

import { judgeHealing } from './judge-healing.mjs';

const result = (kind, verdict, rest = {}) => ({
  id: `${kind}-1`,
  kind,
  verdict,
  patch: 'exact',
  reasons: [],
  repairMs: 20_000,
  repairRc: verdict === 'FIXED' ? 0 : 1,
  ...rest,
});

describe('judgeHealing', () => {
  it('says nothing where every bar is met', () => {
    expect(judgeHealing([result('mutant-swap', 'FIXED'), result('real', 'FIXED'), result('real', 'NOT')])).toEqual([]);
  });

  it.each([
    ['too few that are fixed', [result('quix', 'NOT')], 'quix: 0 of 1 fixed, the bar is 50 %'],
    [
      'fixes that take too long',
      [result('mutant-swap', 'FIXED', { repairMs: 31_000 })],
      'mutant-swap: the middle fix took 31.0 s, the bar is 30 s',
    ],
    [
      'fixes that hidden tests do not take',
      [result('quix', 'FIXED', { hidden: 'fail' })],
      'quix: 0 % pass the hidden tests, the bar is 90 %',
    ],
    [
      'fixes that are not the reference’s',
      [result('ci', 'FIXED', { patch: 'elsewhere' })],
      "0 of 1 fixes are the reference's or pass hidden tests, the bar is 60 %",
    ],
    [
      'what is said to be done and is not',
      [result('real', 'NOT', { repairRc: 0 }), result('real', 'FIXED')],
      'real-1: done was said and it is not fixed',
    ],
    ['tests that were touched', [result('ci', 'FIXED', { reasons: ['touched test/a.js'] })], 'ci-1: touched test/a.js'],
  ])('names %s', (_title, results, expected) => {
    expect(judgeHealing(results)).toEqual([expected]);
  });
});
