import { describe, expect, it } from 'vitest';

import type { PrunableRun } from './choose-pruned';
import { choosePruned } from './choose-pruned';

function run(name: string, overrides: Partial<PrunableRun> = {}): PrunableRun {
  return { name, bytes: 10, refersTo: [], ...overrides };
}

function listRemoved(...args: Parameters<typeof choosePruned>): string[] {
  return choosePruned(...args)
    .filter(({ isRemoved }) => isRemoved)
    .map(({ name }) => name);
}

describe('choosePruned', () => {
  it('keeps the newest', () => {
    expect(listRemoved([run('1'), run('3'), run('2')], { keep: 2 })).toEqual(['1']);
    expect(listRemoved([run('1')], { keep: 2 })).toEqual([]);
  });

  it('keeps what is needed, and says why', () => {
    const runs = [run('1', { needed: 'is the latest' }), run('2'), run('3')];
    expect(choosePruned(runs, { keep: 1 })).toEqual([
      { name: '3', bytes: 10, isRemoved: false, reason: 'is new enough' },
      { name: '2', bytes: 10, isRemoved: true, reason: 'is not among the newest 1' },
      { name: '1', bytes: 10, isRemoved: false, reason: 'is the latest' },
    ]);
  });

  it('keeps what a run refers to that stays, and what that one refers to', () => {
    const runs = [run('1'), run('2', { refersTo: ['1'] }), run('3', { refersTo: ['2'] }), run('0')];
    const chosen = choosePruned(runs, { keep: 1 });
    expect(chosen.map(({ name, isRemoved }) => [name, isRemoved])).toEqual([
      ['3', false],
      ['2', false],
      ['1', false],
      ['0', true],
    ]);
    expect(chosen[1]?.reason).toBe('is referred to by 3');
  });

  it('keeps as many as the size lets, newest first, with what is needed counted before', () => {
    const runs = [run('1', { needed: 'is quarantine evidence' }), run('2'), run('3', { bytes: 25 }), run('4')];
    expect(listRemoved(runs, { keep: 10, maxBytes: 30 })).toEqual(['3']);
    expect(listRemoved(runs, { keep: 10, maxBytes: 5 })).toEqual(['4', '3', '2']);
    expect(listRemoved(runs, { keep: 10, maxBytes: 55 })).toEqual([]);
  });
});
