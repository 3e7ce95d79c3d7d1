import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { RUN_ID } from '@orchestrate/contracts/run-id';
import type { RunRow } from '@orchestrate/contracts/run-row';
import { runIndexLineSchema } from '@orchestrate/contracts/run-row';

import { isNotFound } from '../errors';
import { writeFileAtomicSync } from '../files/atomic';

import type { IndexedRun } from './known-runs';
import { KnownRuns } from './known-runs';
import { describeSeen, isAsSeen, isOfFinished } from './seen';

// Another version of the rows is another file; nothing has to be moved over.
const INDEX_FILE = '.run-index-2.ndjson';

/** Where the index of a directory of runs is: beside it, so that who deletes `artifacts/` deletes both. */
export function indexFileOf(runs: string): string {
  return path.join(path.dirname(path.resolve(runs)), INDEX_FILE);
}

/** JSON of ASCII alone: of ten thousand runs it is read several times as fast. */
export function toPlainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readIfPresent(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    // Whatever keeps it from being read: it is made anew.
    return Buffer.alloc(0);
  }
}

/** Newest first. */
function listRuns(runs: string): string[] {
  try {
    return readdirSync(runs)
      .filter((name) => RUN_ID.test(name))
      .sort()
      .reverse();
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

function parseRow(line: string): RunRow | undefined {
  try {
    return runIndexLineSchema.safeParse(JSON.parse(line)).data?.[2];
  } catch {
    return undefined;
  }
}

async function readLine(runs: string, run: string): Promise<string> {
  const directory = path.join(runs, run);
  const now = Date.now();
  // Looked at before it is read: what changes meanwhile is read again the next time.
  const [plain, unfinished] = [describeSeen(directory, false, now), describeSeen(directory, true, now)];
  const { readRunRow } = await import('./read-row');
  const row = await readRunRow(directory);
  return toPlainJson(runIndexLineSchema.parse([run, row.verdict === 'unfinished' ? unfinished : plain, row]));
}

function store(runs: string, lines: readonly string[]): void {
  try {
    writeFileAtomicSync(indexFileOf(runs), `${lines.join('\n')}\n`);
  } catch {
    // A cache that cannot be kept costs time and nothing else.
  }
}

/**
 * All runs of a directory, newest first, from an index that this brings up to date: it reads the runs that are new or
 * look different, and forgets those that are gone. Who reads at the same time does the same work; the last one's index
 * stays, and each of them is right.
 * @param newest - how many are compared with their directories, besides those that are not finished; an older one that
 * has ended is compared when it is opened
 */
export async function readRunIndex(runs: string, newest = Number.POSITIVE_INFINITY): Promise<IndexedRun[]> {
  const known = new KnownRuns(readIfPresent(indexFileOf(runs)));
  const indexed: IndexedRun[] = [];
  let isChanged = false;
  for (const [place, run] of listRuns(runs).entries()) {
    const before = known.take(run);
    const isTrusted = before !== undefined && place >= newest && isOfFinished(before.seen);
    if (before !== undefined && (isTrusted || isAsSeen(`${runs}/${run}`, before.seen))) indexed.push(before);
    else {
      const line = await readLine(runs, run);
      indexed.push({ run, line, has: (text) => line.includes(text) });
      isChanged = true;
    }
  }
  if (isChanged || known.hasMore)
    store(
      runs,
      indexed.map(({ line }) => line),
    );
  return indexed;
}

/** What the index says of a run; read from the run itself where that looks different, or the line is none. */
export async function openRow(runs: string, { run, line, seen }: IndexedRun): Promise<RunRow> {
  const row = seen === undefined || isAsSeen(`${runs}/${run}`, seen) ? parseRow(line) : undefined;
  if (row !== undefined) return row;
  const { readRunRow } = await import('./read-row');
  return readRunRow(path.join(runs, run));
}
