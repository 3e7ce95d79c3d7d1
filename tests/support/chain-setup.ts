import { mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { findAct } from '../../scripts/orchestrate/find-act.mjs';

import type { BaseRun } from './base-run';
import { ROOT } from './bundle';
import { chainEnvironment } from './chain-environment';
import { readSummary } from './chain-run';
import { cloneRepository } from './clone';
import { runCommand } from './command';

async function findProgram(): Promise<string | undefined> {
  try {
    return await findAct(ROOT, (message: string) => console.log(message));
  } catch (error) {
    if ((process.env.REQUIRE ?? '').split(',').includes('act')) throw error;
    return undefined;
  }
}

type Place = Pick<BaseRun, 'act' | 'clone' | 'cache'>;

async function runOnce(place: Place): Promise<BaseRun> {
  const { act, clone, cache } = place;
  await cloneRepository(clone);
  const finished = await runCommand('npm', ['run', '-s', 'orchestrate', '--', '--target', 'process'], {
    cwd: clone,
    env: chainEnvironment(act, cache),
  });
  const runDirectory = await realpath(path.join(clone, 'artifacts/latest')).catch(() => {
    throw new Error(`the chain left no run:\n${finished.output}`);
  });
  return { ...place, runDirectory, finished, summary: await readSummary(runDirectory) };
}

/**
 * Begins `npm run orchestrate`, in a fresh clone with an empty cache, and does not wait: other tests go on meanwhile.
 * Its end is told in a file. Everything is removed at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const act = await findProgram();
  if (act === undefined) {
    project.provide('baseFile', undefined);
    return () => Promise.resolve();
  }
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-chain-')));
  const file = path.join(root, 'base.json');
  const ended = runOnce({ act, clone: path.join(root, 'clone'), cache: path.join(root, 'cache') }).then(
    (base) => ({ base }),
    (error: unknown) => ({ error: String(error) }),
  );
  const told = ended.then(async (ending) => {
    await writeFile(`${file}.tmp`, JSON.stringify(ending));
    await rename(`${file}.tmp`, file);
  });
  project.provide('baseFile', file);
  return async () => {
    await told;
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
}
