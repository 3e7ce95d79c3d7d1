import type { SiteRun } from '@orchestrate/contracts/site-index';
import { describe, expect, it } from 'vitest';

import { drawLine, listCosts, listTrends, thinOut } from './trends';

const RUN: SiteRun = {
  ...{ id: '20261128T125558Z-9b7f4a60', title: 'Library', status: 'success', engine: 'offline' },
  ...{ startedAt: '2026-11-28T12:55:58.000Z', seconds: 380, testsPassed: 3, testsFailed: 1, flaky: 2 },
  ...{ findings: { before: 4, after: 1, fixed: 3 }, fixes: 1, cost: 'unknown', tokens: 0, fault: null },
};

describe('listTrends', () => {
  it('tells each number of a run', () => {
    const told = listTrends([RUN]).map(({ name, values, describe: words }) => [
      name,
      values.map((value) => value && words(value)),
    ]);
    expect(told).toEqual([
      ['Pass rate', ['75 %']],
      ['Duration', ['6 min 20 s']],
      ['Cost', [undefined]],
      ['Flaky tests', ['2']],
      ['Fix rate', ['75 %']],
      ['Findings left', ['1']],
    ]);
  });

  it('has no rate of nothing', () => {
    const [rate] = listTrends([{ ...RUN, testsPassed: 0, testsFailed: 0 }]);
    expect(rate?.values).toEqual([undefined]);
  });
});

describe('listCosts', () => {
  it('has a trend for each that was asked, with no point where a run does not tell it', () => {
    const first = { phases: { heal: 0.5, plan: 'unknown' }, providers: { house: 0.5 } } as const;
    const later = { phases: { plan: 0.25 }, providers: { other: 0.25 } };
    const runs: SiteRun[] = [{ ...RUN, costs: first }, RUN, { ...RUN, costs: later }];
    const told = (kind: 'phases' | 'providers') => listCosts(runs, kind).map(({ name, values }) => [name, values]);
    expect(told('phases')).toEqual([
      ['heal', [0.5, undefined, 0]],
      ['plan', [undefined, undefined, 0.25]],
    ]);
    expect(told('providers')).toEqual([
      ['house', [0.5, undefined, 0]],
      ['other', [0, undefined, 0.25]],
    ]);
  });

  it('is empty where no model was asked', () => {
    expect(listCosts([{ ...RUN, costs: { phases: {}, providers: {} } }], 'phases')).toEqual([]);
  });
});

describe('thinOut', () => {
  it.each([
    [[1, 2], 4, [1, 2], 1],
    [[1, 3, undefined, undefined, 5], 3, [2, undefined, 5], 2],
    [[], 3, [], 1],
  ])('makes of %j at most %j points', (values, most, points, size) => {
    expect(thinOut(values, most)).toEqual({ points, size });
  });
});

describe('drawLine', () => {
  it.each([
    [[0, 50, 100], 'M0 10L1 5L2 0'],
    [[1, undefined, 1], 'M0 0M2 0'],
    [[0, 0], 'M0 10L1 10'],
    [[undefined], ''],
  ])('draws %j', (values, path) => {
    expect(drawLine(values, 10)).toBe(path);
  });
});
