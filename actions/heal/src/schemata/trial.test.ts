import { describe, expect, it } from 'vitest';

import type { Pair, Trial } from './trial';
import { groupByFile, listSwitches, runsIn, toPairs } from './trial';

function trial(id: number, statement = id, file = 'a.js'): Trial {
  return { id, file, start: id, end: id + 1, text: 'x', statement, weight: 1 };
}

const apart: Pair = { id: 9, parts: [trial(1), trial(2)] };
const joined: Pair = { id: 10, parts: [trial(1), trial(3)], merged: trial(10) };

describe('pairs', () => {
  it('are compiled part by part, each part once, or as one', () => {
    expect(listSwitches([apart, { id: 11, parts: [trial(2), trial(1)] }, joined]).map(({ id }) => id)).toEqual([
      1, 2, 10,
    ]);
    expect(toPairs([trial(4), apart, joined])).toEqual({ 9: [1, 2] });
  });

  it('run in the tests of either part', () => {
    const hits = new Set([2]);
    expect([runsIn(apart, { hits }), runsIn(joined, { hits }), runsIn(trial(2), { hits })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

it('groups trials by file, in their order', () => {
  const groups = groupByFile([trial(1), trial(2, 2, 'b.js'), trial(3)]);
  expect([...groups].map(([file, own]) => [file, own.map(({ id }) => id)])).toEqual([
    ['a.js', [1, 3]],
    ['b.js', [2]],
  ]);
});
