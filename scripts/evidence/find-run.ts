import { readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from './options';

import { RUN_ID } from '@orchestrate/contracts/run-id';

const SHORTEST_PART = 4;
const SUGGESTED = 3;

/** A run directory that is there. */
export interface FoundRun {
  readonly run: string;
  readonly directory: string;
}

/** How many letters have to be changed, added or taken away to make one word of the other. */
export function distanceOf(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const swap = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      now.push(Math.min(swap, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}

function describeNames(names: readonly string[]): string {
  return names.length === 0
    ? 'there are no runs there; npm run orchestrate makes one'
    : `there are ${names.join(', ')}`;
}

/**
 * Which of the names is meant: itself, or the only one that has the word in it.
 * @throws {UsageError} with the nearest names
 */
export function chooseRun(word: string, names: readonly string[]): string {
  if (names.includes(word)) return word;
  const within = word.length < SHORTEST_PART ? [] : names.filter((name) => name.includes(word));
  if (within.length === 1 && within[0] !== undefined) return within[0];
  if (within.length > 1)
    throw new UsageError(
      `${JSON.stringify(word)} is in the names of ${within.length} runs, ${within.slice(-SUGGESTED).join(', ')} among them; give more of it`,
    );
  // The nearest word, newest first where some are equally near.
  const nearest = names
    .map((name, index) => ({ name, index, distance: distanceOf(word, name) }))
    .sort((a, b) => a.distance - b.distance || b.index - a.index)
    .slice(0, SUGGESTED)
    .map(({ name }) => name);
  const hint = nearest.length === 0 ? describeNames([]) : `the nearest are ${nearest.join(', ')}`;
  throw new UsageError(`there is no run ${JSON.stringify(word)}; ${hint}`);
}

function listNames(runs: string): string[] {
  try {
    return readdirSync(runs)
      .filter((name) => RUN_ID.test(name))
      .sort();
  } catch {
    return [];
  }
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** `latest`, as the link beside the runs says, else the newest name. */
function findLatest(runs: string): string {
  try {
    const name = path.basename(readlinkSync(path.join(runs, '..', 'latest')));
    if (isDirectory(path.join(runs, name))) return name;
  } catch {
    // There is no link where the runs were copied alone.
  }
  const newest = listNames(runs).at(-1);
  if (newest === undefined) throw new UsageError(`there is no run in ${runs}; npm run orchestrate makes one`);
  return newest;
}

/**
 * Finds a run by `latest`, its id, a part of it that no other has, or the path of its directory.
 * @throws {UsageError} naming what was asked for and the nearest that there is
 */
export function findRun(word: string, runs: string): FoundRun {
  const given = path.resolve(process.env.INIT_CWD ?? process.cwd(), word);
  if (/[/\\]/.test(word)) {
    if (isDirectory(given)) return { run: path.basename(given), directory: given };
    throw new UsageError(`${word}: there is no such directory; give a run id, latest, or the directory of a run`);
  }
  const isWhole = RUN_ID.test(word) && isDirectory(path.join(runs, word));
  const run = word === 'latest' ? findLatest(runs) : isWhole ? word : chooseRun(word, listNames(runs));
  return { run, directory: path.join(runs, run) };
}
