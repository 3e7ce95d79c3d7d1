import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { git } from '@orchestrate/kit/git/git';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { linkInstalled } from '@orchestrate/kit/toolchain/node-modules';
import { installPackages } from '@orchestrate/kit/toolchain/npm';

import type { LockHome } from '../dependency/package-manager';
import { findLockHome } from '../dependency/package-manager';

type PackageDeps = Pick<Deps, 'exec' | 'cacheDirectory' | 'log'>;

const TIMEOUT_SECONDS = 600;
const FAILED = 'npm-ci';

/** Where a copy of a tree is, and which part of it commands run in. */
interface Place {
  /** Absolute. */
  readonly directory: string;
  readonly prefix: string;
}

function findHome({ directory, prefix }: Place): Promise<LockHome | undefined> {
  return findLockHome({ root: directory, cwd: path.join(directory, prefix) });
}

/**
 * Installs what the lock file of a tree pins. npm's packages come from the cache; the other managers keep a store of
 * their own.
 * @throws {ExternalError} where the lock file cannot be installed
 */
export async function installFromLock(place: Place, deps: PackageDeps): Promise<string> {
  const home = await findHome(place);
  if (home === undefined) throw new ExternalError(FAILED, `${place.directory} has no lock file`, false);
  const { manager } = home;
  const at = path.join(place.directory, home.directory);
  const why = 'Install what the changed lock file pins';
  if (manager.name === 'npm') {
    const { directory } = await installPackages(at, why, deps);
    await linkInstalled(directory, at);
  } else {
    const [tool] = manager.install;
    const result = await deps.exec.run({
      ...{ tool, argv: manager.install, cwd: at, why, timeout: TIMEOUT_SECONDS },
      reach: 'registry',
    });
    if (!hasSucceeded(result))
      throw new ExternalError(FAILED, `${manager.install.join(' ')} failed:\n${tailOutput(result)}`, true);
  }
  return `${manager.install.slice(0, 2).join(' ')} takes the lock file`;
}

async function isLockAsFound(subject: Subject, place: Place, deps: PackageDeps): Promise<boolean> {
  const home = await findHome(place);
  if (home === undefined) return true;
  const file = path.posix.join(home.directory, home.manager.lockFile);
  const found = await git(deps.exec, subject.repository.directory, ['show', `${subject.base}:${file}`]).catch(
    () => undefined,
  );
  return home.text === found;
}

/**
 * Lets a copy of the subject see its packages. What is installed beside the original serves, until a repair has changed
 * the lock file.
 * @returns what installing said if it failed
 */
export async function providePackages(subject: Subject, tree: string, deps: PackageDeps): Promise<string | undefined> {
  const place = { directory: tree, prefix: subject.prefix };
  try {
    if (await isLockAsFound(subject, place, deps)) await subject.linkPackages(tree);
    else {
      await subject.copySubmodules(tree);
      await installFromLock(place, deps);
    }
    return undefined;
  } catch (error) {
    if (error instanceof ExternalError && error.code === FAILED) return error.message;
    throw error;
  }
}
