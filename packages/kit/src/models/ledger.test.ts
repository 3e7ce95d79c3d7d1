import { appendFile, mkdir, readFile } from 'node:fs/promises';

import type { LedgerLine } from '@orchestrate/contracts/model-call';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { systemClock } from '../clock';
import { createRunDirectory } from '../run-directory/run-directory';

import { chargeOf, openLedger } from './ledger';
import { totalOf } from './totals';
import { WaitingTime } from './waiting-time';

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
    expect(ledger.own()).toEqual({ cost: 0, tokens: 0, hasAnswered: false });
    expect(ledger.earlier.map(({ phase }) => phase)).toEqual(['plan']);
    ledger.append(line({ error: 'it is hunter2' }));
    ledger.append(line());
    const written = (await readFile(run.resolve('phases/heal/ledger.ndjson'), 'utf8')).split('\n');
    expect(written).toHaveLength(4);
    expect(written[1]).toContain('it is ***');
    const again = await openLedger(run, 'phases/heal', plain);
    expect(again.own()).toEqual({ cost: 0.2, tokens: 220, hasAnswered: true });
    expect(again.own()).toEqual(ledger.own());
    expect(again.earlier.map(({ phase }) => phase)).toEqual(['plan', 'heal', 'heal']);
    expect(again.waited()).toBe(2);
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

describe('WaitingTime', () => {
  const at = (second: number, seconds: number): LedgerLine =>
    line({ ts: new Date(Date.UTC(2026, 0, 31, 12, 0, 0, second * 1000)).toISOString(), seconds });

  it('counts what overlaps once, whatever the order, and answers of the cache not at all', () => {
    const lines = [at(0, 2), at(1, 2), at(1.5, 0.5), at(60, 1), line({ source: 'cache', seconds: 9 }), at(59, 0.5)];
    for (const given of [lines, lines.toReversed()]) {
      const waiting = new WaitingTime();
      for (const one of given) waiting.add(one);
      expect(waiting.seconds()).toBe(4.5);
    }
  });

  it('joins what a longer request bridges', () => {
    const waiting = new WaitingTime();
    for (const one of [at(0, 1), at(2, 1), at(10, 1), at(0.5, 4)]) waiting.add(one);
    expect(waiting.seconds()).toBe(5.5);
  });
});
