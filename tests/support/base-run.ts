import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { inject } from 'vitest';

import type { Finished } from './command';

import type { Summary } from '@orchestrate/contracts/summary';

/** The one cold run of the chain that all tests of it look at or go on from. */
export interface BaseRun {
  /** Program of act. */
  readonly act: string;
  /** A fresh clone in which the run took place. */
  readonly clone: string;
  readonly cache: string;
  /** Absolute. */
  readonly runDirectory: string;
  readonly finished: Finished;
  readonly summary: Summary;
}

declare module 'vitest' {
  /** What the set-up hands to the tests. */
  export interface ProvidedContext {
    /** Where the end of the cold run is told; absent where act cannot be had. */
    baseFile: string | undefined;
  }
}

const POLL_MILLISECONDS = 200;

/** Waits for the end of the cold run that the set-up began; `undefined` where act cannot be had. */
export async function awaitBase(): Promise<BaseRun | undefined> {
  const file = inject('baseFile');
  if (file === undefined) return undefined;
  while (!existsSync(file)) await sleep(POLL_MILLISECONDS);
  const ending = JSON.parse(await readFile(file, 'utf8')) as { base?: BaseRun; error?: string };
  if (ending.base === undefined) throw new Error(ending.error);
  return ending.base;
}
