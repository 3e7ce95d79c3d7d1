import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { exists } from '@orchestrate/kit/files/exists';
import { git } from '@orchestrate/kit/git/git';
import { openRepository } from '@orchestrate/kit/git/repository';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { findSubjectCheckout } from '@orchestrate/kit/subject/origin';

import type { Publication } from './publish';

type PatchDeps = Pick<Deps, 'exec' | 'evidence' | 'run' | 'log' | 'workingDirectory'>;

const PATCH = 'changes.patch';

/** The tree as it was adopted: the first commit that has files. */
async function findAdoption(directory: string, { exec }: PatchDeps): Promise<string> {
  const commits = await git(exec, directory, ['rev-list', '--first-parent', '--reverse', 'HEAD']);
  return commits.split('\n')[1] ?? 'HEAD';
}

/**
 * A service that was there before is its owner's: what the run changed in its copy becomes a patch, and nothing is
 * written where the service stands.
 */
export async function offerPatch(obstacle: string | undefined, deps: PatchDeps): Promise<Publication> {
  const { exec, evidence, run, log, workingDirectory } = deps;
  const none = { published: null, diff: undefined, remaining: [] };
  if (obstacle !== undefined) return { ...none, note: `no patch is offered: ${obstacle}` };
  const service = run.resolve(RUN_LAYOUT.service);
  if (!(await exists(path.join(service, '.git')))) return { ...none, note: 'nothing was changed' };
  const patch = await openRepository(exec, service).diff(await findAdoption(service, deps), 'HEAD');
  if (patch.trim() === '') return { ...none, note: 'nothing was changed' };
  const diff = await evidence.writeText(PATCH, patch);
  const { root } = await findSubjectCheckout(deps);
  const directory = path.relative(workingDirectory, root) || '.';
  const note = `your service is as it was; to take over what changed: patch -d ${directory} -p1 < ${path.relative(workingDirectory, run.resolve(diff))}`;
  log.info(note);
  return { ...none, diff, note };
}
