import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { git } from '@orchestrate/kit/git/git';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { linkNodeModules } from '@orchestrate/kit/toolchain/node-modules';
import { installPackages } from '@orchestrate/kit/toolchain/npm';

type PackageDeps = Pick<Deps, 'exec' | 'cacheDirectory' | 'log'>;

const LOCK = 'package-lock.json';

/** Installs what the lock file of a tree pins, into the cache, and lets the tree see it. */
export async function installFromLock(directory: string, deps: PackageDeps): Promise<void> {
  const { nodeModules } = await installPackages(directory, 'Install what the changed lock file pins', deps);
  await linkNodeModules(directory, nodeModules);
}

async function isLockAsFound(subject: Subject, tree: string, deps: PackageDeps): Promise<boolean> {
  const file = path.join(subject.prefix, LOCK);
  const now = await readFile(path.join(tree, file), 'utf8').catch(() => undefined);
  const found = await git(deps.exec, subject.repository.directory, ['show', `${subject.base}:${file}`]).catch(
    () => undefined,
  );
  return now === found;
}

/**
 * Lets a copy of the subject see its packages. What is installed beside the original serves, until a repair has changed
 * the lock file.
 * @returns what installing said if it failed
 */
export async function providePackages(subject: Subject, tree: string, deps: PackageDeps): Promise<string | undefined> {
  try {
    if (await isLockAsFound(subject, tree, deps)) await subject.linkPackages(tree);
    else await installFromLock(path.join(tree, subject.prefix), deps);
    return undefined;
  } catch (error) {
    if (error instanceof ExternalError && error.code === 'npm-ci') return error.message;
    throw error;
  }
}
