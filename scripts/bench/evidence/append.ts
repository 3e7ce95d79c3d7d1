import { rmSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import type { Bar } from '../bar';
import { median } from '../bar';

import { buildWriter, startWriter } from './writer-process';

import { readEvents } from '@orchestrate/kit/events/reader';

const ROUNDS = 5;
const WRITERS = 8;
const EVENTS = 20_000;
const MAXIMUM_MICROSECONDS = 50;

const toldSchema = z.object({ milliseconds: z.number(), work: z.number() });

interface Round {
  /** By the clock, from the first event to the last of all writers, for one event. */
  readonly clock: number;
  /** Of a processor, for one event. */
  readonly work: number;
  readonly lost: number;
}

async function writeRound(program: string, home: string, writers: number): Promise<Round> {
  const file = path.join(home, 'events.ndjson');
  rmSync(file, { force: true });
  const many = EVENTS / writers;
  const names = Array.from({ length: writers }, (_, index) => `heal-${index}`);
  const started = await Promise.all(names.map((name) => startWriter(program, ['measure', file, name, String(many)])));
  const begin = performance.now();
  for (const { child } of started) child.stdin?.write('go\n');
  const told = await Promise.all(started.map(async (writer) => toldSchema.parse(JSON.parse(await writer.nextLine()))));
  // What several take at once is only seen from outside; of one, the wake-up is not its work.
  const clock = writers === 1 ? (told[0]?.milliseconds ?? Number.NaN) : performance.now() - begin;
  const work = told.reduce((sum, one) => sum + one.work, 0);
  const { events } = await readEvents(file);
  const lost = EVENTS - new Set(events.map(({ writer, seq }) => `${writer} ${seq}`)).size;
  return { clock: (clock / EVENTS) * 1000, work: (work / EVENTS) * 1000, lost };
}

/** What an event costs that is written at once and redacted: from one process, and from eight into one file. */
export async function measureAppending(root: string, home: string): Promise<Bar[]> {
  const program = await buildWriter(root, home);
  const bars: Bar[] = [];
  for (const writers of [1, WRITERS]) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await writeRound(program, home, writers));
    const who = writers === 1 ? 'from one process' : `from ${writers} at once`;
    const limit = MAXIMUM_MICROSECONDS;
    bars.push(
      { what: `an event, ${who}`, measured: median(rounds.map(({ clock }) => clock)), limit, unit: 'µs' },
      { what: 'of it, work', measured: median(rounds.map(({ work }) => work)), limit, unit: 'µs CPU' },
      { what: 'events lost', measured: Math.max(...rounds.map(({ lost }) => lost)), limit: 0, unit: '' },
    );
  }
  return bars;
}
