import { statSync } from 'node:fs';
import path from 'node:path';

import { RUN_LAYOUT } from '../run-directory/layout';

// The clock of a file system ticks in milliseconds: what is younger than this may change and keep its time.
const SETTLED_MILLISECONDS = 1_000;

/** What a directory looked like; never equal to anything. */
export const UNSETTLED = 'unsettled';

function timeOf(directory: string): number | undefined {
  return statSync(directory, { throwIfNoEntry: false })?.mtimeMs;
}

function sizeOf(directory: string): number {
  return statSync(path.join(directory, RUN_LAYOUT.events), { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * What tells that a run directory has changed. A summary is renamed into place, which the directory's own time shows;
 * a run that has none yet goes on in its events, so that their size is looked at too.
 * @param isUnfinished - whether the run had no summary when it was read
 * @param now - milliseconds since 1970
 */
export function describeSeen(directory: string, isUnfinished: boolean, now: number): string {
  const time = timeOf(directory);
  if (time === undefined || now - time < SETTLED_MILLISECONDS) return UNSETTLED;
  return isUnfinished ? `${time}+${sizeOf(directory)}` : `${time}`;
}

/** Whether a directory still looks as it did. A directory that is gone does not. */
export function isAsSeen(directory: string, seen: string): boolean {
  const time = timeOf(directory);
  if (time === undefined) return false;
  const [before, size] = seen.split('+');
  return before === `${time}` && (size === undefined || size === `${sizeOf(directory)}`);
}

/** Whether what a directory looked like is that of a run which had its summary: it does not go on by itself. */
export function isOfFinished(seen: string): boolean {
  return seen !== UNSETTLED && !seen.includes('+');
}
