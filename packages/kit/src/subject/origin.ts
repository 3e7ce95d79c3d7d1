import path from 'node:path';

import type { Deps } from '../action/deps';
import { ConfigurationError } from '../errors';
import { exists } from '../files/exists';
import { readPlanIfPresent } from '../run-directory/plan-file';
import type { RunDirectory } from '../run-directory/run-directory';
import { readLock } from '../toolchain/lock-files';

import type { Checkout } from './adopt-checkout';
import { findCheckout } from './adopt-checkout';

/** `generated` by this run, or `adopted`: a service that was there before, or the user's checkout. */
export type Origin = 'generated' | 'adopted';

/** Where the tree of a run comes from. A plan that cannot be read is for the phase to tell. */
export async function findOrigin(run: RunDirectory): Promise<Origin> {
  const plan = await readPlanIfPresent(run).catch(() => undefined);
  if (plan?.service.existing !== undefined) return 'adopted';
  return (await exists(run.resolve('phases/generate'))) ? 'generated' : 'adopted';
}

/**
 * The directory that an adopted tree is a copy of.
 * @param base - absolute; where the user's paths begin
 */
export async function findAdoptedDirectory(run: RunDirectory, base: string): Promise<string> {
  const plan = await readPlanIfPresent(run);
  return path.resolve(base, plan?.service.existing?.directory ?? '');
}

/**
 * The tree that is adopted. A service that has a lock file of its own stands alone, whatever repository it lies in;
 * one without is part of the tree around it, whose packages it uses.
 * @throws {ConfigurationError} `no-service-directory`, where the run's service is gone
 */
export async function findSubjectCheckout(deps: Pick<Deps, 'exec' | 'run' | 'workingDirectory'>): Promise<Checkout> {
  const directory = await findAdoptedDirectory(deps.run, deps.workingDirectory);
  if (!(await exists(directory)))
    throw new ConfigurationError('no-service-directory', [`service: there is no directory ${directory}`]);
  const around = await findCheckout(deps.exec, directory);
  const isPlanned = directory !== path.resolve(deps.workingDirectory);
  const standsAlone = isPlanned && around.prefix !== '' && (await readLock(directory)) !== undefined;
  return standsAlone ? { root: directory, prefix: '', hasGit: around.hasGit } : around;
}
