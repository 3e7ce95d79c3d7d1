import { expect, it } from 'vitest';

import { isModelsTurn } from './models-turn';

it.each([
  ['at first', 0, 0, 1, false],
  ['while there is time and few were tried', 30, 30, 0.9, false],
  ['when a round is about to end', 60, 40, 0.9, true],
  ['when time runs out', 14, 14, 0.3, true],
  ['not before the best of a stage was tried', 200, 5, 0.1, false],
])('%s', (_when, all, ofStage, left, expected) => {
  expect(isModelsTurn({ all, ofStage }, left)).toBe(expected);
});
