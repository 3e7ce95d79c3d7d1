import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { installPackages } from '@orchestrate/kit/toolchain/npm';

import { copyTree } from './copy-tree';
import type { ServiceTree } from './service-tree';

type PackageDeps = Pick<Deps, 'exec' | 'cacheDirectory' | 'log'>;

/** Whether the tree's lock file alone says what it needs at run time. */
export function hasOwnLock(tree: Pick<ServiceTree, 'hasLock' | 'isWorkspace'>): boolean {
  return tree.hasLock && !tree.isWorkspace;
}

/** Copies the production packages that the lock file of `from` pins into a directory, for keeps. */
export async function copyRuntimePackages(from: string, into: string, deps: PackageDeps): Promise<void> {
  const why = 'Install the packages that the service needs at run time, and no development tools';
  const { nodeModules } = await installPackages(from, why, deps, { omitDev: true });
  await copyTree(nodeModules, path.join(into, 'node_modules'), deps);
}

/**
 * Makes a built tree runnable. One that is kept gets packages of its own, because the cache is pruned and a checkout
 * may go; otherwise those installed for the build serve.
 */
export async function providePackages(
  subject: Subject,
  tree: ServiceTree,
  app: string,
  isKept: boolean,
  deps: PackageDeps,
): Promise<void> {
  const service = path.join(app, subject.prefix);
  if (isKept && hasOwnLock(tree)) await copyRuntimePackages(service, service, deps);
  else await subject.linkPackages(app);
}
