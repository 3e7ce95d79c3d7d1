import { describe, expect, it } from 'vitest';

import { decideRestart, RESTART_POLICY } from './restart-policy';

describe('decideRestart', () => {
  it.each([
    { streak: 0, expected: { action: 'restart', delay: 200, streak: 1 } },
    { streak: 1, expected: { action: 'restart', delay: 400, streak: 2 } },
    { streak: 4, expected: { action: 'restart', delay: 3_200, streak: 5 } },
    { streak: 7, expected: { action: 'give-up', delay: 0, streak: 8 } },
  ])('after $streak deaths in a row', ({ streak, expected }) => {
    expect(decideRestart(streak, 10)).toEqual(expected);
  });

  it('forgives what was before a long life', () => {
    expect(decideRestart(7, RESTART_POLICY.forgiveAfter + 1)).toEqual({ action: 'restart', delay: 200, streak: 1 });
  });

  it('never waits longer than its longest delay', () => {
    const patient = { ...RESTART_POLICY, limit: 100 };
    expect(decideRestart(50, 10, patient).delay).toBe(RESTART_POLICY.longestDelay);
  });
});
