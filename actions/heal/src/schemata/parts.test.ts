import { describe, expect, it } from 'vitest';

import type { MeasuredTest, Measurement } from './measurement';
import { readMeasurement, scoreStatements } from './measurement';
import { listGoals, listSeparable, separateParts, sortForTries } from './parts';

function test(key: string, passed: boolean, hits: number[], more: Partial<MeasuredTest> = {}): MeasuredTest {
  return { key, passed, hits: new Set(hits), steps: 1, milliseconds: 1, ...more };
}

const GOOD = test('f|all|1>good|1', true, [1, 2], { within: 'f|all|1' });
const BAD = test('f|all|1>bad|1', false, [1, 3], { within: 'f|all|1', said: '1 is not 2' });
const WHOLE = test('f|all|1', false, [1, 2, 3], { own: true, milliseconds: 9 });
const OTHER = test('f|other|1', true, [1]);
const MEASURED: Measurement = {
  failing: [WHOLE],
  passing: [OTHER],
  parts: [GOOD, BAD],
  ambient: new Set(),
};

function keys(tests: readonly MeasuredTest[]): string[] {
  return tests.map(({ key }) => key);
}

function hitsOf({ failing }: Measurement, key: string): number[] {
  return [...(failing.find((one) => one.key === key)?.hits ?? [])];
}

describe('readMeasurement', () => {
  it('keeps subtests apart from the tests around them', () => {
    const { failing, passing, parts } = readMeasurement([
      { key: BAD.key, ending: 'failed', within: WHOLE.key, said: 'no' },
      { key: WHOLE.key, ending: 'failed', own: true },
      { key: OTHER.key, ending: 'passed' },
    ]);
    expect([failing, passing, parts ?? []].map(keys)).toEqual([[WHOLE.key], [OTHER.key], [BAD.key]]);
  });
});

describe('scoreStatements', () => {
  it('counts subtests, and not the test around them', () => {
    const scores = scoreStatements(MEASURED);
    expect(scores.get(3)).toBe(1);
    expect(scores.get(1)).toBeCloseTo(1 / Math.sqrt(3));
    expect(scores.has(2)).toBe(false);
  });

  it('counts the test around them where what it asserts itself fails', () => {
    const scores = scoreStatements({ ...MEASURED, failing: [{ ...WHOLE, own: false }] });
    expect(scores.get(2)).toBeCloseTo(1 / Math.sqrt(2 * 2));
  });
});

describe('separateParts', () => {
  it('asks for the subtests of failing tests', () => {
    expect(listSeparable(MEASURED)).toEqual([GOOD.key, BAD.key]);
    expect(listSeparable({ ...MEASURED, failing: [] })).toEqual([]);
  });

  it('tries on those that end alone as they did among the others', () => {
    const separated = separateParts(MEASURED, [GOOD, BAD]);
    expect(keys(separated.failing)).toEqual([BAD.key, WHOLE.key]);
    expect(keys(separated.passing)).toEqual([OTHER.key, GOOD.key]);
    expect(hitsOf(separated, WHOLE.key)).toEqual([1, 3]);
    expect(keys(listGoals(separated))).toEqual([BAD.key]);
  });

  it.each([
    ['passes alone', { ...BAD, passed: true }],
    ['fails otherwise alone', { ...BAD, said: 'x is not defined' }],
    ['runs less alone', { ...BAD, hits: new Set([1]) }],
    ['does not run alone', undefined],
  ])('keeps to the whole test where a subtest %s', (_what, alone) => {
    const separated = separateParts(MEASURED, alone === undefined ? [GOOD] : [GOOD, alone]);
    expect(keys(separated.failing)).toEqual([WHOLE.key]);
    expect(hitsOf(separated, WHOLE.key)).toEqual([1, 2, 3]);
  });

  it('looks at all that a test ran where what it asserts itself fails too', () => {
    const separated = separateParts({ ...MEASURED, failing: [{ ...WHOLE, own: false }] }, [GOOD, BAD]);
    expect(hitsOf(separated, WHOLE.key)).toEqual([1, 2, 3]);
  });

  it('knows subtests two deep', () => {
    const middle = { ...BAD, own: true };
    const inner = test(`${BAD.key}>inner|1`, false, [3], { within: BAD.key });
    const nested: Measurement = { ...MEASURED, parts: [GOOD, middle, inner] };
    expect(listSeparable(nested)).toEqual([GOOD.key, inner.key]);
    const separated = separateParts(nested, [inner]);
    expect(keys(separated.failing)).toEqual([inner.key, WHOLE.key]);
    expect(hitsOf(separated, WHOLE.key)).toEqual([3]);
  });
});

describe('sortForTries', () => {
  it('puts subtests before the tests around them, and quick ones first', () => {
    const slow = { ...BAD, key: 'f|all|1>slow|1', milliseconds: 99 };
    expect(keys(sortForTries([WHOLE, slow, BAD]))).toEqual([BAD.key, slow.key, WHOLE.key]);
  });
});
