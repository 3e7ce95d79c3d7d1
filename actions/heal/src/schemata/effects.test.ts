import { describe, expect, it } from 'vitest';

import { readEffects } from './effects';
import type { TestRecord } from './laboratory';

const KEY = 'test/a.js|adds|1';

function fail(candidate: number, said: string, at: number, crashed = false): TestRecord {
  return { key: KEY, candidate, ending: 'failed', failure: { said, at, crashed } };
}

function effectsOf(...records: readonly TestRecord[]): unknown {
  return Object.fromEntries(readEffects(records, () => true));
}

describe('readEffects', () => {
  it.each([
    ['the same failure', fail(1, 'a', 5), 'same'],
    ['another message', fail(1, 'b', 5), 'differs'],
    ['an earlier assertion', fail(1, 'b', 4), 'differs'],
    ['a later assertion', fail(1, 'a', 6), 'further'],
    ['a later crash', fail(1, 'a', 6, true), 'further'],
    ['a crash', fail(1, 'b', 5, true), 'crashes'],
    ['another message at a place that is not known', fail(1, 'b', 0), 'differs'],
    ['a pass', { key: KEY, candidate: 1, ending: 'passed' } as const, 'passes'],
  ])('tells %s', (_what, record, effect) => {
    expect(effectsOf(fail(0, 'a', 5), record)).toEqual({ 1: effect });
  });

  it('takes an assertion that fails for further than a crash at its place', () => {
    expect(effectsOf(fail(0, 'a', 5, true), fail(1, 'b', 5))).toEqual({ 1: 'further' });
    expect(effectsOf(fail(0, 'a', 5, true), fail(1, 'b', 4))).toEqual({ 1: 'differs' });
  });

  it('learns nothing from a message or a place that changes by itself', () => {
    const usual = [fail(0, 'a', 5), fail(0, 'b', 6)];
    expect(effectsOf(...usual, fail(1, 'c', 7))).toEqual({ 1: 'same' });
  });

  it('keeps the most that a candidate did, of what is believed', () => {
    const records = [fail(0, 'a', 5), fail(1, 'b', 5), fail(1, 'a', 5), fail(2, 'b', 5)];
    expect(Object.fromEntries(readEffects(records, (_key, candidate) => candidate === 1))).toEqual({ 1: 'differs' });
  });

  it('says nothing where nothing was told of the failure', () => {
    expect(effectsOf({ key: KEY, candidate: 0, ending: 'failed' }, fail(1, 'b', 5))).toEqual({});
    expect(effectsOf(fail(0, 'a', 5), { key: KEY, candidate: 1, ending: 'failed' })).toEqual({});
  });
});
