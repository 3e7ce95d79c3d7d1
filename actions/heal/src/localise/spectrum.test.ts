import { describe, expect, it } from 'vitest';

import type { SpectrumRun } from './spectrum';
import { ochiai, scoreSpectrum } from './spectrum';

function run(
  isFailing: boolean,
  tests: number,
  lines: Readonly<Record<number, number>>,
  loaded: number[] = [],
): SpectrumRun {
  const hits = new Map(Object.entries(lines).map(([line, times]) => [Number(line), times]));
  return { isFailing, tests, hits: new Map([['a.ts', hits]]), loaded: new Map([['a.ts', new Set(loaded)]]) };
}

describe('ochiai', () => {
  it.each([
    [2, 0, 0, 1],
    [1, 0, 1, 0.707],
    [1, 1, 0, 0.707],
    [0, 2, 3, 0],
    [0, 0, 0, 0],
  ])('%i with, %i without, %i passing: %f', (failedWith, failedWithout, passedWith, expected) => {
    expect(ochiai(failedWith, failedWithout, passedWith)).toBeCloseTo(expected, 3);
  });
});

describe('scoreSpectrum', () => {
  it('suspects most what only failing tests run', () => {
    const scores = scoreSpectrum([run(true, 1, { 1: 1, 2: 1, 3: 0 }), run(false, 4, { 1: 4, 2: 0, 3: 4 })]).get('a.ts');
    expect(scores?.get(2)).toBe(1);
    expect(scores?.get(1)).toBeLessThan(0.5);
    expect(scores?.has(3)).toBe(false);
  });

  it('counts a loop as one test, and no more tests than there are', () => {
    const scores = scoreSpectrum([run(true, 2, { 1: 500 }), run(false, 2, { 1: 1 })]).get('a.ts');
    expect(scores?.get(1)).toBeCloseTo(ochiai(2, 0, 1));
  });

  it('doubts what runs as soon as the module is loaded', () => {
    const scores = scoreSpectrum([run(true, 1, { 1: 1, 2: 1 }, [1])]).get('a.ts');
    expect(scores?.get(1)).toBeLessThan(scores?.get(2) ?? 0);
  });
});
