import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { BaseRun } from './base-run';
import { chainEnvironment } from './chain-environment';
import type { CommandOptions, Finished } from './command';
import { runCommand } from './command';

import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';

/** The newest summary of a run directory. */
export async function readSummary(runDirectory: string): Promise<Summary> {
  const name = (await readdir(runDirectory)).filter((file) => /^summary-.*\.json$/.test(file)).at(-1);
  if (name === undefined) throw new Error(`${runDirectory} has no summary`);
  return summarySchema.parse(JSON.parse(await readFile(path.join(runDirectory, name), 'utf8')));
}

/** Types the one command in the clone of the chain's set-up, with its cache. */
export function orchestrate(
  base: BaseRun,
  args: readonly string[],
  onOutput?: CommandOptions['onOutput'],
): Promise<Finished> {
  return runCommand('npm', ['run', '-s', 'orchestrate', '--', ...args], {
    cwd: base.clone,
    env: chainEnvironment(base.act, base.cache),
    ...(onOutput === undefined ? {} : { onOutput }),
  });
}

/** The id that a run of the one command tells first. */
export function findRunId({ output }: Finished): string {
  const id = /^run (\S+)$/m.exec(output)?.[1];
  if (id === undefined) throw new Error(`no run was told:\n${output}`);
  return id;
}

/** Absolute directory of a run in the clone of the chain's set-up. */
export function runDirectoryOf(base: BaseRun, id: string): string {
  return path.join(base.clone, 'artifacts/runs', id);
}
