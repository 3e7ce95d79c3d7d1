import { expect, it } from 'vitest';

import { isModelsTurn } from './models-turn';

it.each([
  ['at first', 0, 0, { atFirst: 500, now: 500, reserve: 50 }, false],
  ['while there is time and few were tried', 30, 30, { atFirst: 500, now: 450, reserve: 50 }, false],
  ['when a round is about to end', 60, 40, { atFirst: 500, now: 450, reserve: 50 }, true],
  ['when time runs out', 14, 14, { atFirst: 500, now: 200, reserve: 50 }, true],
  ['before what judging needs is all that is left', 14, 14, { atFirst: 500, now: 300, reserve: 250 }, true],
  ['where judging needs more than there ever was', 14, 14, { atFirst: 100, now: 90, reserve: 250 }, true],
  ['not before the best of a stage was tried', 200, 5, { atFirst: 500, now: 60, reserve: 50 }, false],
])('%s', (_when, all, ofStage, time, expected) => {
  expect(isModelsTurn({ all, ofStage }, time)).toBe(expected);
});
