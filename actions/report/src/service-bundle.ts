import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';

type BundleDeps = Pick<Deps, 'exec' | 'log' | 'run'>;

/**
 * Packs the service's history into one file, because its `.git` is working state and no evidence.
 * @returns whether there is a bundle
 */
export async function writeServiceBundle({ exec, log, run }: BundleDeps): Promise<boolean> {
  const service = run.resolve(RUN_LAYOUT.service);
  if ((await stat(path.join(service, '.git')).catch(() => undefined)) === undefined) return false;
  const target = run.resolve(RUN_LAYOUT.serviceBundle);
  const temporary = `${target}.tmp`;
  const result = await exec.run({
    tool: 'git',
    argv: ['git', '-c', 'safe.directory=*', 'bundle', 'create', temporary, '--all'],
    cwd: service,
    why: 'Keep the history of the service in one file',
    reach: 'machine',
  });
  if (hasSucceeded(result)) {
    await rename(temporary, target);
    return true;
  }
  await rm(temporary, { force: true });
  log.warning(`the history of the service could not be kept: ${tailOutput(result, 3)}`);
  return false;
}
