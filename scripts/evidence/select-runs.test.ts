import { describe, expect, it } from 'vitest';

import type { FilterOptions } from './select-runs';
import { countLooked, parseFilter, selectRuns } from './select-runs';

import type { RunRow } from '@orchestrate/contracts/run-row';

const NOW = new Date('2026-02-01T00:00:00Z');

const row = (over: Partial<RunRow>): RunRow => ({
  verdict: 'success',
  startedAt: null,
  seconds: 1,
  engine: 'offline',
  service: 'Library',
  passed: 1,
  failed: 0,
  findings: 0,
  fixes: 0,
  cost: 0,
  tokens: 0,
  fault: null,
  phases: [{ phase: 'plan', status: 'done' }],
  writer: null,
  headline: '',
  text: 'library\n"quoted" words',
  ...over,
});

const ROWS: Readonly<Record<string, RunRow>> = {
  '20260131T230000Z-00000004': row({ verdict: 'unfinished' }),
  '20260131T120000Z-00000003': row({ verdict: 'failed', phases: [{ phase: 'heal', status: 'failed' }] }),
  '20260120T120000Z-00000002': row({ phases: [{ phase: 'heal', status: 'done' }], text: 'bookshop' }),
  '20260101T120000Z-0000abcd': row({}),
};

async function select(options: FilterOptions): Promise<string[]> {
  const indexed = Object.entries(ROWS).map(([run, value]) => {
    const line = JSON.stringify([run, 'seen', value]);
    return { run, line, has: (text: string) => line.includes(text) };
  });
  const { runs, hasMore } = await selectRuns(indexed, parseFilter(options, NOW), {
    openRow: ({ run }) => Promise.resolve(ROWS[run] ?? row({})),
    findState: (_run, { verdict }) => (verdict === 'unfinished' ? 'cut off' : verdict),
  });
  return [...runs.map(({ run }) => run.slice(-1)), ...(hasMore ? ['…'] : [])];
}

describe('selectRuns', () => {
  it.each<[FilterOptions, string[]]>([
    [{}, ['4', '3', '2', 'd']],
    [{ limit: '2' }, ['4', '3', '…']],
    [{ limit: 'all' }, ['4', '3', '2', 'd']],
    [{ limit: '4' }, ['4', '3', '2', 'd']],
    [{ status: 'failed' }, ['3']],
    [{ status: 'cut-off' }, ['4']],
    [{ status: 'failed,success' }, ['3', '2', 'd']],
    [{ status: 'running' }, []],
    [{ phase: 'heal' }, ['3', '2']],
    [{ phase: 'heal:done' }, ['2']],
    [{ since: '2d' }, ['4', '3']],
    [{ since: '2026-01-15' }, ['4', '3', '2']],
    [{ text: 'BOOK' }, ['2']],
    [{ text: '"Quoted" w' }, ['4', '3', 'd']],
    [{ text: '0000abcd' }, ['d']],
    [{ text: 'verdict' }, []],
    [{ status: 'success', phase: 'heal', since: '30d', text: 'shop' }, ['2']],
  ])('%j', async (options, expected) => {
    expect(await select(options)).toEqual(expected);
  });
});

it.each<[FilterOptions, string]>([
  [{ status: 'good' }, '--status: "good" is none; there are success, partial, failed, running, cut-off'],
  [{ phase: 'deplay' }, '--phase: "deplay" is none; there are plan,'],
  [{ phase: 'heal:good' }, '--phase: "good" is no status; there are done,'],
  [{ since: 'yesterday' }, '--since: "yesterday" is no time; give 30m, 12h, 7d, 2w or a date like 2026-01-31'],
  [{ limit: '0' }, '--limit: "0" is no number of runs; give 1 or more, or all'],
])('refuses %j', (options, message) => {
  expect(() => parseFilter(options, NOW)).toThrow(message);
});

describe('countLooked', () => {
  it('is one more than is shown where only age counts, and a thousand where anything else does', () => {
    const count = (options: FilterOptions): number => countLooked(parseFilter(options, NOW));
    expect([count({}), count({ since: '7d', limit: '5' })]).toEqual([21, 6]);
    expect(count({ limit: 'all' })).toBe(Number.POSITIVE_INFINITY);
    for (const options of [{ text: 'x' }, { status: 'failed' }, { phase: 'heal' }]) expect(count(options)).toBe(1_000);
  });
});
