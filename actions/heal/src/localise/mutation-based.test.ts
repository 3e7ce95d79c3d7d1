import { describe, expect, it } from 'vitest';

import type { Effect, Mutant } from './mutation-based';
import { impactOf, rankByPlaces, strongerEffect, weighPlaces } from './mutation-based';

function mutants(statement: number, ...effects: readonly Effect[]): Mutant[] {
  return effects.map((effect) => ({ statement, effect, breaks: false }));
}

const rounds = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('impactOf', () => {
  it('grows from a failure that stays as it is to a test that passes', () => {
    const effects: readonly Effect[] = ['same', 'crashes', 'differs', 'further', 'passes'];
    const impacts = effects.map((effect) => impactOf({ effect, breaks: false }));
    expect(impacts).toEqual([...impacts].sort((a, b) => a - b));
    expect([impacts[0], impacts[4]]).toEqual([0, 1]);
  });

  it('is less where a test breaks that passed', () => {
    expect(impactOf({ effect: 'passes', breaks: true })).toBeCloseTo(0.707, 3);
  });
});

describe('weighPlaces', () => {
  it('suspects more where the failure changes, and less where nothing changes it', () => {
    const places = weighPlaces([
      ...mutants(1, ...rounds(6, 'further' as const)),
      ...mutants(2, ...rounds(6, 'same' as const)),
    ]);
    expect(places.get(1)).toBeGreaterThan(1.5);
    expect(places.get(2)).toBeLessThan(0.7);
    expect(places.has(3)).toBe(false);
  });

  it('believes few candidates less than many, and none without end', () => {
    const [one = 0, many = 0, all = 0] = [1, 10, 1_000].map(
      (count) => weighPlaces(mutants(1, ...rounds(count, 'passes' as const))).get(1) ?? 0,
    );
    expect(one).toBeLessThan(many);
    expect(all).toBe(2.5);
    expect(weighPlaces(mutants(1, ...rounds(1_000, 'same' as const))).get(1)).toBe(0.4);
  });
});

describe('rankByPlaces', () => {
  const open = [
    { id: 1, statement: 1, weight: 0.5 },
    { id: 2, statement: 2, weight: 0.4 },
    { id: 3, statement: 3, weight: 0.4 },
  ];
  const ids = (places: ReadonlyMap<number, number>): number[] => rankByPlaces(open, places).map(({ id }) => id);

  it('leaves what it knows nothing of as it is', () => {
    expect(ids(new Map())).toEqual([1, 2, 3]);
  });

  it('brings forward what is suspect, and keeps equal ones in their order', () => {
    expect(ids(new Map([[1, 0.5]]))).toEqual([2, 3, 1]);
    expect(ids(new Map([[3, 2]]))).toEqual([3, 1, 2]);
  });
});

it('keeps the effect that says more', () => {
  expect(strongerEffect('differs', 'crashes')).toBe('differs');
  expect(strongerEffect('same', 'passes')).toBe('passes');
});
