import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { findAct } from '../../scripts/orchestrate/find-act.mjs';

import { ROOT } from './bundle';
import { readSummary } from './chain-run';
import { cloneRepository } from './clone';
import type { Finished } from './command';
import { runCommand } from './command';

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
    /** Absent where act cannot be had. */
    base: BaseRun | undefined;
  }
}

async function findProgram(): Promise<string | undefined> {
  try {
    return await findAct(ROOT, (message: string) => console.log(message));
  } catch (error) {
    if ((process.env.REQUIRE ?? '').split(',').includes('act')) throw error;
    return undefined;
  }
}

/** Environment in which act is found on the PATH and the cache is the tests' own. */
export function chainEnvironment(act: string, cache: string): Record<string, string> {
  const directory = path.isAbsolute(act) ? `${path.dirname(act)}${path.delimiter}` : '';
  return { PATH: directory + (process.env.PATH ?? ''), ORCHESTRATE_CACHE_DIR: cache, NO_COLOR: '1' };
}

/** Runs `npm run orchestrate` once, in a fresh clone with an empty cache; everything is removed at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const act = await findProgram();
  if (act === undefined) {
    project.provide('base', undefined);
    return () => Promise.resolve();
  }
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-chain-')));
  const clone = path.join(root, 'clone');
  const cache = path.join(root, 'cache');
  await cloneRepository(clone);
  const finished = await runCommand('npm', ['run', '-s', 'orchestrate', '--', '--target', 'process'], {
    cwd: clone,
    env: chainEnvironment(act, cache),
  });
  const runDirectory = await realpath(path.join(clone, 'artifacts/latest')).catch(() => {
    throw new Error(`the chain left no run:\n${finished.output}`);
  });
  const summary = await readSummary(runDirectory);
  project.provide('base', { act, clone, cache, runDirectory, finished, summary });
  return () => rm(root, { recursive: true, force: true, maxRetries: 3 });
}
