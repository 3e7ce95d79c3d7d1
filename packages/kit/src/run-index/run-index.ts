import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { RUN_ID } from '@orchestrate/contracts/run-id';
import type { RunRow } from '@orchestrate/contracts/run-row';
import { runIndexLineSchema } from '@orchestrate/contracts/run-row';

import { isNotFound } from '../errors';
import { writeFileAtomicSync } from '../files/atomic';

import { describeSeen, isAsSeen } from './seen';

// Another version of the rows is another file; nothing has to be moved over.
const INDEX_FILE = '.run-index-2.ndjson';
const ID_LENGTH = '20260131T235959Z-0123abcd'.length;

/** One run of the index; its line is parsed when somebody wants to know more than its name. */
export interface IndexedRun {
  readonly run: string;
  /** As in the file: for sorting out in haste what cannot fit, before it is parsed. */
  readonly line: string;
}

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

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // Whatever keeps it from being read: it is made anew.
    return '';
  }
}

function listRuns(runs: string): string[] {
  try {
    return readdirSync(runs).filter((name) => RUN_ID.test(name));
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** `["<run>","<seen>",{…}]`, taken apart without parsing it; `undefined` for what is no such line. */
function splitLine(line: string): { readonly run: string; readonly seen: string } | undefined {
  const start = ID_LENGTH + 5;
  const end = line.indexOf('"', start);
  return line.startsWith('["') && end > start
    ? { run: line.slice(2, ID_LENGTH + 2), seen: line.slice(start, end) }
    : undefined;
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
 * @param newest - how many have to be as they are now; of older ones, what is known may be out of date
 */
export async function readRunIndex(runs: string, newest = Number.POSITIVE_INFINITY): Promise<IndexedRun[]> {
  const known = new Map<string, { readonly seen: string; readonly line: string }>();
  for (const line of readIfPresent(indexFileOf(runs)).split('\n')) {
    const parts = splitLine(line);
    if (parts !== undefined) known.set(parts.run, { seen: parts.seen, line });
  }
  const names = listRuns(runs).sort().reverse();
  const indexed: IndexedRun[] = [];
  let isChanged = names.length !== known.size;
  for (const [place, run] of names.entries()) {
    const before = known.get(run);
    const isFresh = before !== undefined && (place >= newest || isAsSeen(`${runs}/${run}`, before.seen));
    if (isFresh) indexed.push({ run, line: before.line });
    else {
      indexed.push({ run, line: await readLine(runs, run) });
      isChanged = true;
    }
  }
  if (isChanged)
    store(
      runs,
      indexed.map(({ line }) => line),
    );
  return indexed;
}

/** What the index says of a run; read from the run itself where its line does not fit the contract. */
export async function openRow(runs: string, { run, line }: IndexedRun): Promise<RunRow> {
  const row = parseRow(line);
  if (row !== undefined) return row;
  const { readRunRow } = await import('./read-row');
  return readRunRow(path.join(runs, run));
}
