import { appendFile, rm, utimes } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { renderEvent } from './event-lines';
import { renderAttempt } from './render-phase';
import type { Screen } from './render-run';
import { renderRun } from './render-run';
import { readAttemptViews, readRunView } from './run-view';
import { describeCost, describeSeconds } from './words';

import type { Event } from '@orchestrate/contracts/event';
import { readEvents } from '@orchestrate/kit/events/reader';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const screen: Screen = { width: Number.POSITIVE_INFINITY, paint: (_color, text) => text, place: () => 'there' };

async function createRun(): Promise<RunDirectory> {
  return (await createSampleRun(await createTemporaryDirectory(), { hasRepository: false })).run;
}

const LONG_AGO = new Date('2026-02-01T00:00:00Z');

async function settle(run: RunDirectory): Promise<void> {
  await utimes(run.resolve('events.ndjson'), LONG_AGO, LONG_AGO);
  await utimes(run.path, LONG_AGO, LONG_AGO);
}

describe('a run on one page', () => {
  it('shows the phases of a run that no report has judged', async () => {
    const run = await createRun();
    await settle(run);
    const view = await readRunView(run.id, run.path);
    expect(view).toMatchObject({ state: 'unreported', summary: undefined });
    const text = renderRun(view, screen);
    expect(text).toContain(`run  ${run.id}  unreported\nits phases ended, and no report judged them\n`);
    expect(text).toMatch(/^✔ {2}deploy 2 +done /m);
  });

  it('says of a run that was cut off how it goes on', async () => {
    const run = await createRun();
    const begun = { type: 'phase.started', data: { attempt: 3, inputsHash: 'x' } };
    const head = { writer: 'deploy-999999999', seq: 0, ts: '2026-01-31T13:00:00.000Z', phase: 'deploy', level: 'info' };
    await appendFile(run.resolve('events.ndjson'), `${JSON.stringify({ ...head, ...begun })}\n`);
    await settle(run);
    const text = renderRun(await readRunView(run.id, run.path), { ...screen, width: 50 });
    expect(text).toContain(
      `cut off\nnothing of it lives; continue it with: npm run orchestrate -- --resume ${run.id}\n`,
    );
    expect(text).toMatch(/^▸ {2}deploy 3 +open +0\.0 s {2}began, and.*…$/m);
  });

  it('refuses a directory that is no run', async () => {
    const directory = await createTemporaryDirectory();
    await expect(readRunView('x', directory)).rejects.toThrow('this is not the directory of a run');
  });

  it('shows what is left of a run whose events are gone', async () => {
    const run = await createRun();
    await rm(run.resolve('events.ndjson'));
    await utimes(run.path, LONG_AGO, LONG_AGO);
    expect(await readRunView(run.id, run.path)).toMatchObject({ state: 'cut off', phases: [] });
  });
});

it('shows one phase: what it ran and what the gates said', async () => {
  const run = await createRun();
  const [attempt, ...others] = await readAttemptViews(run.path, 'heal');
  expect(others).toEqual([]);
  const text = attempt === undefined ? '' : renderAttempt(attempt, 'heal', screen);
  expect(text).toMatch(/^heal {2}done /);
  expect(text).toMatch(/^commands {2}✔ npm test .*: Ask the quality gate test$/m);
  expect(text).toMatch(/^proposals ✖ repair .*; refused by no-regression: /m);
  expect(text).toMatch(/^files {5}phases\/heal$/m);
  expect((await readAttemptViews(run.path, 'deploy')).map(({ number, events }) => [number, events[0]?.type])).toEqual([
    [1, 'phase.started'],
    [2, 'phase.started'],
  ]);
});

describe('renderEvent', () => {
  const head = { writer: 'w', seq: 0, ts: '2026-01-31T12:00:00.000Z', phase: 'heal', level: 'info' } as const;
  const command: Extract<Event, { type: 'command.finished' }>['data'] = {
    tool: 'npm',
    version: '11.0.0',
    argv: ['npm', 'test'],
    why: 'See what is broken',
    exitCode: 1,
    outcome: 'exited',
    seconds: 2,
    startedAt: '2026-01-31T12:00:00.000Z',
  };
  const proposal = { proposal: '01', kind: 'repair', author: 'eslint', title: 'Mend it', record: 'x' } as const;
  const gate = { gate: 'in-scope', verdict: 'failed', detail: 'touches a test', seconds: 0 } as const;

  it.each<[Event, string]>([
    [{ ...head, type: 'command.finished', data: command }, '✖ npm test (npm 11.0.0, 2.0 s, exit code 1): See what is'],
    [
      { ...head, type: 'command.finished', data: { ...command, outcome: 'timeout', exitCode: null } },
      '2.0 s, timeout)',
    ],
    [
      { ...head, type: 'proposal.decided', data: { ...proposal, accepted: false, gates: [gate] } },
      '✖ repair of eslint: Mend it; refused by in-scope: touches a test',
    ],
    [{ ...head, type: 'note', data: { message: 'a\u001b[2Jb\nc' } }, '12:00:00.000  heal      ab c'],
    [{ ...head, type: 'phase.started', data: { attempt: 2, inputsHash: '' } }, '▸ began, attempt 2'],
  ])('tells %#', (event, expected) => {
    expect(renderEvent(event, Number.POSITIVE_INFINITY, screen.paint)).toContain(expected);
  });

  it('keeps to the width, whatever the run has in it', async () => {
    const { events } = await readEvents((await createRun()).resolve('events.ndjson'));
    expect(events.length).toBeGreaterThan(10);
    for (const event of events) expect(Array.from(renderEvent(event, 40, screen.paint)).length).toBeLessThanOrEqual(40);
  });
});

it.each([
  [0.25, '0.3 s'],
  [119.9, '119.9 s'],
  [119.96, '2 min 00 s'],
  [380, '6 min 20 s'],
  [7_500, '2 h 05 min'],
])('shows %d seconds as %s', (seconds, text) => {
  expect(describeSeconds(seconds)).toBe(text);
});

it.each([
  [0, 'nothing'],
  [0.01234, '$0.0123'],
  [12.3, '$12.30'],
  ['unknown' as const, 'unknown'],
])('shows a cost of %s as %s', (cost, text) => {
  expect(describeCost(cost)).toBe(text);
});
