import { describe, expect, it } from 'vitest';

import type { SuiteRun } from './runs';
import { isSteady, renderRun, renderRuns } from './runs';

const run = (seed: number, more: Partial<SuiteRun> = {}): SuiteRun => ({
  seed,
  seconds: 20 + seed,
  processorSeconds: 40,
  passed: 900,
  failed: [],
  ...more,
});
const FAILED = run(3, { passed: 899, failed: ['GET /books > answers 200'] });

describe('isSteady', () => {
  it.each([
    [[run(1), run(2)], true],
    [[run(1), FAILED], false],
    [[run(1), run(2, { passed: 899 })], false],
    [[run(1), run(2, { broken: 'vitest ended with 1 and gave no report' })], false],
    [[run(1, { passed: 0 })], false],
    [[], false],
  ])('of %j is %s', (runs, expected) => {
    expect(isSteady(runs)).toBe(expected);
  });
});

it('names the tests that failed, and the order to see it again', () => {
  expect(renderRun(FAILED)).toBe(
    'seed 3: 899 passed, 1 failed; 23.0 s, 40.0 s of all cores\n  failed: GET /books > answers 200',
  );
});

it('sums all runs up', () => {
  const text = renderRuns([run(1), run(2), FAILED]);
  expect(text).toMatch(/^runs +3$/m);
  expect(text).toMatch(/^seeds +1 to 3$/m);
  expect(text).toMatch(/^runs with failures +1: seeds 3$/m);
  expect(text).toMatch(/^a run, median +22\.0 s$/m);
  expect(text).toMatch(/^verdict +MISSED$/m);
  expect(renderRuns([run(1)])).toMatch(/^verdict +ok$/m);
});
