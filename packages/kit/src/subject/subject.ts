import path from 'node:path';

import type { Deps } from '../action/deps';
import { ConfigurationError } from '../errors';
import { exists } from '../files/exists';
import type { Repository } from '../git/repository';
import { openRepository } from '../git/repository';
import { RUN_LAYOUT } from '../run-directory/layout';
import { readLock } from '../toolchain/lock-files';
import { linkInstalled } from '../toolchain/node-modules';
import { installPackages } from '../toolchain/npm';

import { adoptCheckout, copySubmodules } from './adopt-checkout';
import type { Origin } from './origin';
import { findOrigin, findSubjectCheckout } from './origin';

/** The tree a phase works on: always `<run>/service`, a repository of its own. */
export interface Subject {
  readonly repository: Repository;
  /** From the repository's root to the package at hand; empty for the root. */
  readonly prefix: string;
  readonly origin: Origin;
  /** The commit the subject had when this run first saw it whole. */
  readonly base: string;
  /** Makes a copy of the subject's tree see its installed packages, and its submodules. */
  linkPackages(tree: string): Promise<void>;
  /** The submodules alone. */
  copySubmodules(tree: string): Promise<void>;
}

type SubjectDeps = Pick<Deps, 'exec' | 'run' | 'workingDirectory' | 'cacheDirectory' | 'log'>;

async function linkFromLock(tree: string, deps: SubjectDeps): Promise<void> {
  if ((await readLock(tree)) === undefined) return;
  const { directory } = await installPackages(tree, 'Install what the lock file of the tree pins', deps);
  await linkInstalled(directory, tree);
}

/**
 * Opens the tree under work. In a run that generated a service this is the service. A run on a service that was there
 * before adopts that one, and an action that is used alone the user's checkout: a copy, so that nothing happens to the
 * original.
 * @throws {ConfigurationError} `no-service`, where generate ran in this run and left nothing
 */
export async function openSubject(deps: SubjectDeps): Promise<Subject> {
  const directory = deps.run.resolve(RUN_LAYOUT.service);
  const origin = await findOrigin(deps.run);
  const checkout = origin === 'generated' ? undefined : await findSubjectCheckout(deps);
  const isThere = await exists(path.join(directory, '.git'));
  const repository =
    isThere || checkout === undefined
      ? openRepository(deps.exec, directory)
      : await adoptCheckout(deps.exec, checkout, directory);
  const base = await repository.head();
  if (base === undefined)
    throw new ConfigurationError('no-service', ['run-directory: the run has no service; generate made none']);
  const lendSubmodules = async (tree: string): Promise<void> => {
    if (checkout !== undefined) await copySubmodules(deps.exec, checkout, tree);
  };
  return {
    repository,
    prefix: checkout?.prefix ?? '',
    origin,
    base,
    copySubmodules: (tree) => lendSubmodules(tree),
    async linkPackages(tree) {
      await lendSubmodules(tree);
      if (checkout !== undefined && (await linkInstalled(checkout.root, tree))) return;
      for (const directory of new Set([tree, path.join(tree, checkout?.prefix ?? '')]))
        await linkFromLock(directory, deps);
    },
  };
}
