import { rm, stat } from 'node:fs/promises';

import { resumeSchema } from '@orchestrate/contracts/resume';

import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { readJsonIfPresent, writeJson } from '../files/json';
import { tryGit } from '../git/git';
import { openRepository, restoreHistory } from '../git/repository';

import type { Attempt } from './attempt';
import { RUN_LAYOUT } from './layout';
import type { RunDirectory } from './run-directory';
import { removePath } from './run-directory';

/** Marks a run as resumed: phases are taken over, in order, until the first that has to work again. */
export async function beginResume(run: RunDirectory): Promise<void> {
  await writeJson(run.resolve(RUN_LAYOUT.resume), resumeSchema, { schemaVersion: 1, serviceCommit: null });
}

/** Notes how far a resumed run has caught up; does nothing in a run that is not resumed. */
export async function advanceResume(run: RunDirectory, serviceCommit: string | undefined): Promise<void> {
  const resume = await readJsonIfPresent(run.resolve(RUN_LAYOUT.resume), resumeSchema);
  if (resume === undefined) return;
  await writeJson(run.resolve(RUN_LAYOUT.resume), resumeSchema, {
    schemaVersion: 1,
    serviceCommit: serviceCommit ?? resume.serviceCommit,
  });
}

/** Whether there is a service to work on yet. */
export async function hasRepository(run: RunDirectory): Promise<boolean> {
  return stat(run.resolve(RUN_LAYOUT.service, '.git'))
    .then(() => true)
    .catch(() => false);
}

/** An injected fault cuts the history off; a resumed run may have to go back behind the cut. */
async function ensureCommit(run: RunDirectory, exec: Exec, commit: string): Promise<string> {
  const service = run.resolve(RUN_LAYOUT.service);
  const isKnown = hasSucceeded(await tryGit(exec, service, ['cat-file', '-e', `${commit}^{commit}`]));
  if (!isKnown) await restoreHistory(exec, service, run.resolve(RUN_LAYOUT.cutHistory));
  return commit;
}

/**
 * The service's commit that a phase starts from: where a resumed run has caught up to, else where a cut-off attempt of
 * the same phase began, else HEAD.
 */
export async function findServiceStart(
  run: RunDirectory,
  exec: Exec,
  last: Attempt | undefined,
): Promise<string | undefined> {
  const resume = await readJsonIfPresent(run.resolve(RUN_LAYOUT.resume), resumeSchema);
  if (resume !== undefined)
    return resume.serviceCommit === null ? undefined : ensureCommit(run, exec, resume.serviceCommit);
  // An attempt that left no input was ended before it touched the tree.
  if (last?.input !== undefined && last.output === undefined) {
    const { serviceCommit } = last.input;
    return serviceCommit === undefined ? undefined : ensureCommit(run, exec, serviceCommit);
  }
  return (await hasRepository(run)) ? openRepository(exec, run.resolve(RUN_LAYOUT.service)).head() : undefined;
}

/** Puts the service's tree where a phase starts from; what a killed attempt left in it is gone. */
export async function rewindService(run: RunDirectory, exec: Exec, start: string | undefined): Promise<void> {
  const service = run.resolve(RUN_LAYOUT.service);
  if (start === undefined) await removePath(service);
  else await openRepository(exec, service).resetTo(start);
  await rm(run.resolve(RUN_LAYOUT.resume), { force: true });
}
