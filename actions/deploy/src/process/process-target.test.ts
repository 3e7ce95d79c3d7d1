import { describe, expect, it } from 'vitest';

import type { SupervisorState } from '../supervisor/files';

import { judgeState } from './process-target';

const state = (change: Partial<SupervisorState>): SupervisorState => ({
  phase: 'running',
  service: null,
  exits: [],
  deaths: 0,
  stopped: null,
  ...change,
});
const exit = (exitCode: number | null, signal: string | null = null) => ({
  at: '2026-01-01T00:00:00Z',
  exitCode,
  signal,
});

describe('judgeState', () => {
  it('has patience with a service that has not begun, or died once', () => {
    expect(judgeState(undefined)).toEqual({ state: 'running', deaths: 0 });
    expect(judgeState(state({ deaths: 2, exits: [exit(1), exit(1)] }))).toEqual({ state: 'running', deaths: 2 });
  });

  it.each([
    { last: exit(7), how: 'exit code 7', exitCode: 7 },
    { last: exit(null, 'SIGSEGV'), how: 'signal SIGSEGV', exitCode: null },
  ])('has none with one that died three times: $how', ({ last, how, exitCode }) => {
    expect(judgeState(state({ deaths: 3, exits: [exit(1), exit(1), last] }))).toEqual({
      state: 'dead',
      deaths: 3,
      reason: `the process died 3 times before it was ready, the last time with ${how}`,
      exitCode,
    });
  });

  it('tells the error that it ended with', () => {
    expect(judgeState(state({ deaths: 3, exits: [exit(1)] }), "Error: Cannot find module 'express'")).toMatchObject({
      reason:
        "the process died 3 times before it was ready, the last time with exit code 1: Error: Cannot find module 'express'",
    });
  });

  it('takes a supervisor that gave up at its word', () => {
    expect(judgeState(state({ phase: 'gave-up', deaths: 1, exits: [exit(1)] })).state).toBe('dead');
  });
});
