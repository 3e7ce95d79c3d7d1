import { appendFile, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { indexFileOf, openRow, readRunIndex, toPlainJson } from './run-index';
import { findRunState } from './run-state';

const RUNS = ['20260131T120000Z-00000001', '20260131T120000Z-00000002', '20260201T120000Z-00000003'];
const LONG_AGO = new Date('2026-02-02T00:00:00Z');

const event = (seq: number, type: string, data: unknown): string =>
  `${JSON.stringify({ writer: 'plan-999999999', seq, ts: '2026-01-31T12:00:00.000Z', phase: 'plan', level: 'info', type, data })}\n`;
const STARTED = event(0, 'phase.started', { attempt: 1, inputsHash: 'x' });
const FINISHED = event(1, 'phase.finished', {
  attempt: 1,
  status: 'done',
  engine: 'offline',
  headline: 'Library: 25 operations',
  seconds: 1,
});

/** As if nobody had touched it for long, because what has just changed is never taken for settled. */
async function settle(directory: string): Promise<void> {
  await utimes(path.join(directory, 'events.ndjson'), LONG_AGO, LONG_AGO);
  await utimes(directory, LONG_AGO, LONG_AGO);
}

async function createRuns(): Promise<string> {
  const runs = path.join(await createTemporaryDirectory(), 'artifacts', 'runs');
  for (const run of RUNS) {
    await mkdir(path.join(runs, run), { recursive: true });
    await writeFile(path.join(runs, run, 'events.ndjson'), STARTED);
    await settle(path.join(runs, run));
  }
  await mkdir(path.join(runs, 'no-run'));
  return runs;
}

async function listRows(runs: string): Promise<Record<string, string[]>> {
  const entries = await Promise.all(
    (await readRunIndex(runs)).map(async (one) => {
      const row = await openRow(runs, one);
      return [one.run, row.phases.map(({ phase, status }) => `${phase} ${status}`)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

describe('the index of runs', () => {
  it('lists runs, newest first, and nothing else', async () => {
    expect((await readRunIndex(await createRuns())).map(({ run }) => run)).toEqual([...RUNS].reverse());
  });

  it('is empty where there are none, and writes nothing there', async () => {
    const runs = path.join(await createTemporaryDirectory(), 'none', 'runs');
    expect(await readRunIndex(runs)).toEqual([]);
    await expect(readFile(indexFileOf(runs))).rejects.toThrow('ENOENT');
  });

  it('takes from its file what looks as it did', async () => {
    const runs = await createRuns();
    await readRunIndex(runs);
    const file = indexFileOf(runs);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"open"', '"noop"'));
    expect(await listRows(runs)).toEqual(Object.fromEntries(RUNS.map((run) => [run, ['plan noop']])));
  });

  it('reads again a run that went on, and only that', async () => {
    const runs = await createRuns();
    await readRunIndex(runs);
    const [first = '', second = ''] = RUNS;
    await appendFile(path.join(runs, first, 'events.ndjson'), FINISHED);
    await settle(path.join(runs, first));
    expect(await listRows(runs)).toMatchObject({ [first]: ['plan done'], [second]: ['plan open'] });
  });

  it('looks at the newest that are asked for, at each that is new or not finished, and at others when they are opened', async () => {
    const runs = await createRuns();
    const [oldest = '', open = '', newest = ''] = RUNS;
    const finish = async (run: string): Promise<void> => {
      await writeFile(path.join(runs, run, 'summary-20260131T120000Z.json'), '{}');
      await settle(path.join(runs, run));
    };
    for (const run of [oldest, newest]) await finish(run);
    await readRunIndex(runs);
    for (const run of [oldest, newest]) await rm(path.join(runs, run, 'summary-20260131T120000Z.json'));
    await appendFile(path.join(runs, open, 'events.ndjson'), FINISHED);
    await settle(path.join(runs, open));
    const found = await readRunIndex(runs, 1);
    const verdicts = found.map(({ line }) => /"verdict":"(\w+)"/.exec(line)?.[1]);
    expect(verdicts).toEqual(['unfinished', 'unfinished', 'unreadable']);
    expect(found[1]?.line).toContain('"done"');
    expect(await Promise.all(found.map(async (one) => (await openRow(runs, one)).verdict))).toEqual([
      'unfinished',
      'unfinished',
      'unfinished',
    ]);
    await rm(indexFileOf(runs));
    expect((await readRunIndex(runs, 0)).map(({ line }) => line.includes('"unfinished"'))).toEqual([true, true, true]);
  });

  it('keeps what is not of ASCII', async () => {
    const runs = await createRuns();
    const [first = ''] = RUNS;
    const finished = FINISHED.replace('Library', 'Bücherei 📚');
    await appendFile(path.join(runs, first, 'events.ndjson'), finished);
    await readRunIndex(runs);
    const kept = (await readRunIndex(runs)).find(({ run }) => run === first);
    expect(kept?.line).toContain(toPlainJson('bücherei 📚').slice(1, -1));
    expect(kept && (await openRow(runs, kept)).text).toContain('bücherei 📚');
  });

  it('forgets a run that is gone and takes up a new one', async () => {
    const runs = await createRuns();
    await readRunIndex(runs);
    const [first = '', ...others] = RUNS;
    await rm(path.join(runs, first), { recursive: true });
    const added = '20260301T120000Z-00000004';
    await mkdir(path.join(runs, added));
    expect((await readRunIndex(runs)).map(({ run }) => run).sort()).toEqual([...others, added]);
    expect((await readFile(indexFileOf(runs), 'utf8')).includes(first)).toBe(false);
  });

  it.each([
    ['torn', (text: string) => text.slice(0, text.length / 2)],
    ['of another version', (text: string) => text.replaceAll('"verdict"', '"outcome"')],
    ['nonsense', () => '\0\n["x","y",{}]\n[]\n'],
  ])('is made anew where its file is %s', async (_what, spoil) => {
    const runs = await createRuns();
    await readRunIndex(runs);
    await writeFile(indexFileOf(runs), spoil(await readFile(indexFileOf(runs), 'utf8')));
    expect(await listRows(runs)).toEqual(Object.fromEntries(RUNS.map((run) => [run, ['plan open']])));
  });

  it('tells a summary that does not fit', async () => {
    const runs = await createRuns();
    const [first = ''] = RUNS;
    await writeFile(path.join(runs, first, 'summary-20260131T120000Z.json'), '{}');
    const found = (await readRunIndex(runs)).find(({ run }) => run === first);
    const row = found && (await openRow(runs, found));
    expect(row?.verdict).toBe('unreadable');
    expect(row?.headline).toMatch(/^summary-20260131T120000Z.json: status: /);
  });
});

describe('findRunState', () => {
  const phases = [{ phase: 'plan' as const, status: 'open' as const }];

  it('tells a run that was cut off from one that runs', async () => {
    const runs = await createRuns();
    const [first = ''] = RUNS;
    const directory = path.join(runs, first);
    const row = { verdict: 'unfinished' as const, phases, writer: 'plan-999999999' };
    expect(findRunState(directory, row)).toBe('cut off');
    expect(findRunState(directory, { ...row, writer: `plan-${process.pid}` })).toBe('running');
    expect(findRunState(directory, { ...row, phases: [{ phase: 'heal', status: 'done' }] })).toBe('unreported');
    await appendFile(path.join(directory, 'events.ndjson'), FINISHED);
    expect(findRunState(directory, row)).toBe('running');
    expect(findRunState(directory, { ...row, verdict: 'partial' })).toBe('partial');
  });
});
