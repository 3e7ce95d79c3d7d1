import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { readRunView } from '../../evidence/run-view';
import type { Bar } from '../bar';

import { buildWriter, endOf, startWriter } from './writer-process';

import { readEvents } from '@orchestrate/kit/events/reader';
import { checkSequence } from '@orchestrate/kit/verification/check-events';

const WRITERS = 8;
const LONGEST_MILLISECONDS = 400;

/** What rounds of killing left behind. */
export interface Killed {
  readonly kills: number;
  /** Events that were written when their writer was killed. */
  readonly written: number;
  /** Of them, those that nobody finds. */
  readonly lost: number;
  /** Lines in which a writer was killed. */
  readonly torn: number;
  /** Run directories that cannot be read, or are told to have holes. */
  readonly unreadable: number;
}

function readCount(file: string): number {
  // A writer that was killed before its first event has none.
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0 ? 0 : readFileSync(file).readUInt32LE();
}

async function isReadable(run: string, directory: string): Promise<boolean> {
  try {
    await readRunView(run, directory);
    const state = path.join(directory, 'phases/heal/state.json');
    if (statSync(state, { throwIfNoEntry: false }) !== undefined) JSON.parse(readFileSync(state, 'utf8'));
    return checkSequence(readFileSync(path.join(directory, 'events.ndjson'), 'utf8')).length === 0;
  } catch {
    return false;
  }
}

/** Eight processes write into one run, and each is killed at a moment of its own while the others go on. */
async function killRound(program: string, home: string, round: number): Promise<Killed> {
  const run = `20260131T120000Z-${round.toString(16).padStart(8, '0')}`;
  const directory = path.join(home, 'runs', run);
  mkdirSync(path.join(directory, 'phases/heal'), { recursive: true });
  const file = path.join(directory, 'events.ndjson');
  const names = Array.from({ length: WRITERS }, (_, index) => `heal-${index}`);
  const counts = names.map((name) => path.join(home, `${run}-${name}.count`));
  await Promise.all(
    names.map(async (name, index) => {
      const { child } = await startWriter(program, ['endless', file, name, counts[index] ?? '']);
      await sleep(Math.random() * LONGEST_MILLISECONDS);
      child.kill('SIGKILL');
      await endOf(child);
    }),
  );
  const { events, tornLines: torn } = await readEvents(file);
  const found = new Set(events.map(({ writer, seq }) => `${writer} ${seq}`));
  const written = names.flatMap((name, index) =>
    Array.from({ length: readCount(counts[index] ?? '') }, (_, seq) => `${name} ${seq}`),
  );
  const lost = written.filter((name) => !found.has(name)).length;
  return {
    kills: WRITERS,
    written: written.length,
    lost,
    torn,
    unreadable: (await isReadable(run, directory)) ? 0 : 1,
  };
}

/** Kills writers so many times, eight a run. */
export async function killWriters(root: string, home: string, kills: number): Promise<Killed> {
  const program = await buildWriter(root, home);
  const sums = { kills: 0, written: 0, lost: 0, torn: 0, unreadable: 0 };
  for (let round = 0; sums.kills < kills; round += 1) {
    const one = await killRound(program, home, round);
    for (const name of Object.keys(sums) as (keyof Killed)[]) sums[name] += one[name];
  }
  return sums;
}

/** What is lost where writers are killed with SIGKILL, at random points. */
export async function measureKills(root: string, home: string, kills: number): Promise<Bar[]> {
  const { kills: done, written, lost, torn, unreadable } = await killWriters(root, home, kills);
  console.log(`${done} writers were killed, ${written} events were written by then, ${torn} lines were torn`);
  return [
    { what: `events lost of ${written}, ${done} kills`, measured: lost, limit: 0, unit: '' },
    { what: `directories unreadable of ${Math.ceil(done / WRITERS)}`, measured: unreadable, limit: 0, unit: '' },
  ];
}
