import { describe, expect, it } from 'vitest';

import { decideBackoff, pause } from './backoff';
import { ModelError } from './provider';

const busy = new ModelError('overloaded', 'busy');
const MINUTE = 60_000;

describe('decideBackoff', () => {
  it.each([
    [1, 1, 1_000],
    [2, 1, 2_000],
    [3, 1, 4_000],
    [9, 1, 30_000],
    [3, 0.25, 1_000],
    [3, 0, 0],
  ])('after %d tries at a random %d waits %d ms', (tries, random, expected) => {
    expect(decideBackoff(busy, tries, MINUTE, random)).toBe(expected);
  });

  it('waits at least as long as the provider says', () => {
    const limited = new ModelError('rate-limited', 'slow', { retryAfter: 7 });
    expect(decideBackoff(limited, 1, MINUTE, 0)).toBe(7_000);
    expect(decideBackoff(limited, 1, MINUTE, 0.5)).toBe(7_500);
    expect(decideBackoff(limited, 1, 7_000, 0)).toBeUndefined();
  });

  it('does not wait past the end, nor for what does not pass', () => {
    expect(decideBackoff(busy, 3, 3_000, 1)).toBeUndefined();
    expect(decideBackoff(new ModelError('forbidden', 'no'), 1, MINUTE, 0)).toBeUndefined();
  });
});

describe('pause', () => {
  it('ends with the signal', async () => {
    const controller = new AbortController();
    const begin = performance.now();
    const paused = pause(MINUTE, controller.signal);
    controller.abort();
    await paused;
    await pause(MINUTE, controller.signal);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
