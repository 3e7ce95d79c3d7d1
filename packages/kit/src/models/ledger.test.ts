import { appendFile, mkdir, readFile } from 'node:fs/promises';

import type { LedgerLine } from '@orchestrate/contracts/model-call';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { systemClock } from '../clock';
import { createRunDirectory } from '../run-directory/run-directory';

import { chargeOf, countWaiting, openLedger } from './ledger';
import { totalOf } from './totals';

function line(overrides: Partial<LedgerLine> = {}): LedgerLine {
  return {
    ts: '2026-01-31T12:00:00.000Z',
    phase: 'heal',
    task: 'patch',
    provider: 'openai',
    model: 'm',
    source: 'provider',
    outcome: 'answered',
    attempts: 1,
    usage: { input: 100, output: 10, cached: 0, reasoning: 0 },
    cost: 0.1,
    seconds: 2,
    requestHash: 'a'.repeat(64),
    ...overrides,
  };
}

describe('openLedger', () => {
  it('closes off a torn line, redacts, and knows what other phases wrote', async () => {
    const run = await createRunDirectory(await createTemporaryDirectory(), systemClock);
    for (const name of ['plan', 'heal']) await mkdir(run.resolve('phases', name));
    const plain = (text: string): string => text;
    (await openLedger(run, 'phases/plan', plain)).append(line({ phase: 'plan' }));
    await appendFile(run.resolve('phases/heal/ledger.ndjson'), '{"ts":"2026');
    const ledger = await openLedger(run, 'phases/heal', (text) => text.replaceAll('hunter2', '***'));
    expect(ledger.own()).toEqual([]);
    ledger.append(line({ error: 'it is hunter2' }));
    ledger.append(line());
    const written = (await readFile(run.resolve('phases/heal/ledger.ndjson'), 'utf8')).split('\n');
    expect(written).toHaveLength(4);
    expect(written[1]).toContain('it is ***');
    const again = await openLedger(run, 'phases/heal', plain);
    expect(again.own()).toHaveLength(2);
    expect(again.all().map(({ phase }) => phase)).toEqual(['plan', 'heal', 'heal']);
  });
});

describe('totalOf', () => {
  it('counts tokens that were paid for, and is unknown where one cost is', () => {
    const kept = line({ source: 'cache', cost: 0, attempts: 0 });
    expect(totalOf([line(), line({ cost: 0.2 }), kept])).toEqual({ cost: 0.3, tokens: 220 });
    expect(totalOf([line(), line({ cost: 'unknown', usage: null })])).toEqual({ cost: 'unknown', tokens: 110 });
    expect(totalOf([])).toEqual({ cost: 0, tokens: 0 });
  });
});

describe('chargeOf', () => {
  it.each([
    [line(), 0.1],
    [line({ cost: 'unknown', estimate: 0.4 }), 0.4],
    [line({ cost: 'unknown', estimate: 'unknown' }), 0],
  ])('case %#', (given, expected) => expect(chargeOf(given)).toBe(expected));
});

describe('countWaiting', () => {
  it('counts what overlaps once, and answers of the cache not at all', () => {
    const lines = [
      line({ ts: '2026-01-31T12:00:00.000Z', seconds: 2 }),
      line({ ts: '2026-01-31T12:00:01.000Z', seconds: 2 }),
      line({ ts: '2026-01-31T12:00:01.500Z', seconds: 0.5 }),
      line({ ts: '2026-01-31T12:01:00.000Z', seconds: 1 }),
      line({ source: 'cache', seconds: 9 }),
    ];
    expect(countWaiting(lines)).toBe(4);
  });
});
