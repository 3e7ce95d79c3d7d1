import { describe, expect, it } from 'vitest';

import type { Standing } from './stop-rules';
import { findReasonToStop } from './stop-rules';

const GOING: Standing = {
  isHealthy: false,
  rounds: 2,
  mostRounds: 10,
  idleRounds: 0,
  isCancelled: false,
  remaining: 100,
  reserve: 20,
  isExhausted: false,
};

describe('findReasonToStop', () => {
  it.each<[Partial<Standing>, string | undefined]>([
    [{}, undefined],
    [{ isHealthy: true, rounds: 10, isExhausted: true }, 'healthy'],
    [{ rounds: 10 }, 'iterations'],
    [{ mostRounds: 0, rounds: 0 }, 'iterations'],
    [{ remaining: 20 }, 'time'],
    [{ isCancelled: true }, 'time'],
    [{ isExhausted: true }, 'exhausted'],
    [{ idleRounds: 2 }, undefined],
    [{ idleRounds: 3 }, 'no-progress'],
  ])('%j', (standing, expected) => {
    expect(findReasonToStop({ ...GOING, ...standing })).toBe(expected);
  });
});
