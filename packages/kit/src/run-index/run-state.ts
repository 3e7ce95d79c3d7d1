import { readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';

import type { RunRow } from '@orchestrate/contracts/run-row';

import { RUN_LAYOUT } from '../run-directory/layout';

const SILENT_MILLISECONDS = 60_000;

/**
 * What a run is, told at this moment. `running`: something of it lives, or it wrote within the last minute. `cut off`:
 * a phase began, and nothing of it is left. `unreported`: its phases ended, and no report judged them, as where one
 * action is used alone.
 */
export type RunState = Exclude<RunRow['verdict'], 'unfinished'> | 'running' | 'cut off' | 'unreported';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The process of `npm run orchestrate` that has the checkout, and whether the run is the one it began. */
function isOfLivingCommand(directory: string): boolean {
  const artifacts = path.resolve(directory, '../..');
  try {
    const isLatest = path.basename(readlinkSync(path.join(artifacts, 'latest'))) === path.basename(directory);
    return isLatest && isAlive(Number(readFileSync(path.join(artifacts, '.lock'), 'utf8')));
  } catch {
    return false;
  }
}

function hasWrittenLately(directory: string, now: number): boolean {
  const times = [directory, path.join(directory, RUN_LAYOUT.events)].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return now - Math.max(...times) < SILENT_MILLISECONDS;
}

/**
 * Tells what an unfinished run is by what lives on this machine; of a run of another machine, or in a container, only
 * that it wrote can be seen.
 */
export function findRunState(directory: string, row: Pick<RunRow, 'verdict' | 'phases' | 'writer'>): RunState {
  if (row.verdict !== 'unfinished') return row.verdict;
  const pid = Number(/-(\d+)$/.exec(row.writer ?? '')?.[1] ?? Number.NaN);
  if (isOfLivingCommand(directory) || (pid > 0 && isAlive(pid)) || hasWrittenLately(directory, Date.now()))
    return 'running';
  return row.phases.length > 0 && row.phases.every(({ status }) => status !== 'open') ? 'unreported' : 'cut off';
}
