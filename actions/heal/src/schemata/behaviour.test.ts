import { describe, expect, it } from 'vitest';

import { countBehaviours, groupByBehaviour, weighTogether } from './behaviour';
import type { TestRecord } from './laboratory';

function seen(probe: string, ...answers: string[]): TestRecord {
  return { key: '', ending: 'probed', probe, answers };
}

describe('groupByBehaviour', () => {
  it('puts those together that answer alike', () => {
    const records = [seen('f [1]', 'a', 'b', 'b', 'c'), seen('f [2]', 'a', 'x', 'x', 'x')];
    const behaviours = groupByBehaviour(records, [0, 7, 8, 9]);
    expect(behaviours.inputs).toBe(2);
    expect(behaviours.of.get(7)).toBe(behaviours.of.get(8));
    expect(behaviours.of.get(7)).not.toBe(behaviours.of.get(9));
    expect(countBehaviours(behaviours)).toBe(3);
  });

  it('leaves out what a killed process has not finished', () => {
    expect(groupByBehaviour([seen('f [1]', 'a')], [0, 1]).inputs).toBe(0);
  });
});

it('gives a candidate the weight of all that behave as it does', () => {
  const candidates = [
    { id: 1, behaviour: 'special', weight: 3 },
    { id: 2, behaviour: 'general', weight: 2 },
    { id: 3, behaviour: 'general', weight: 2 },
    { id: 4, behaviour: undefined, weight: 1 },
  ];
  const weights = weighTogether(
    candidates,
    ({ behaviour }) => behaviour,
    ({ weight }) => weight,
  );
  expect(candidates.map((candidate) => weights.get(candidate))).toEqual([3 / 8, 4 / 8, 4 / 8, 1 / 8]);
});
