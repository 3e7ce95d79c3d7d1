import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';

import { ConfigurationError } from '../errors';
import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { listFiles } from '../files/hash';
import { git, tryGit } from '../git/git';
import type { Repository } from '../git/repository';
import { createRepository, parseEntries } from '../git/repository';

/** Somebody's tree as found: its root, and which part of it the user pointed at. */
export interface Checkout {
  /** Absolute; the repository's root, or the directory itself where there is no git. */
  readonly root: string;
  /** From the root to the directory the user named; empty for the root itself. */
  readonly prefix: string;
  readonly hasGit: boolean;
}

/**
 * Finds the tree around a directory.
 * @throws {ConfigurationError} `no-git`, where the program is not there: copies of the tree are kept by it
 */
export async function findCheckout(exec: Exec, directory: string): Promise<Checkout> {
  const found = await tryGit(exec, directory, ['rev-parse', '--show-toplevel', '--show-prefix']);
  if (found.outcome === 'not-found')
    throw new ConfigurationError('no-git', [
      'git: command not found; the work is done on a copy of the tree, which git keeps. Install git. The tree itself ' +
        'need not be a repository',
    ]);
  if (!hasSucceeded(found)) return { root: directory, prefix: '', hasGit: false };
  const [root = directory, prefix = ''] = found.stdout.split('\n');
  return { root, prefix: prefix.replace(/\/$/, ''), hasGit: true };
}

async function listTree(exec: Exec, checkout: Checkout): Promise<string[]> {
  if (!checkout.hasGit) {
    return listFiles(
      checkout.root,
      (relative) => /(^|\/)(node_modules|\.git|artifacts\/(runs|deployments|latest|\.gitignore))$/.test(relative),
      { withLinks: true },
    );
  }
  const listed = await tryGit(exec, checkout.root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return [...new Set(listed.stdout.split('\0').filter(Boolean))];
}

async function copyEntry(from: string, to: string): Promise<void> {
  const entry = await lstat(from).catch(() => undefined);
  if (entry === undefined) return; // removed in the working tree, still in the index
  await mkdir(path.dirname(to), { recursive: true });
  if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (entry.isFile()) await copyFile(from, to, constants.COPYFILE_FICLONE);
}

async function copyTree(exec: Exec, checkout: Checkout, directory: string): Promise<void> {
  for (const file of await listTree(exec, checkout))
    await copyEntry(path.join(checkout.root, file), path.join(directory, file));
}

interface Submodule {
  readonly path: string;
  readonly hash: string;
}

async function listSubmodules(exec: Exec, { root, hasGit }: Checkout): Promise<Submodule[]> {
  if (!hasGit) return [];
  const listed = await tryGit(exec, root, ['ls-files', '-z', '--stage']);
  return parseEntries(listed.stdout).filter(({ mode }) => mode === '160000');
}

/**
 * Copies a tree as it stands (uncommitted changes and new files included, ignored files not) into a repository of its
 * own with a single commit. The original is only read. Links stay links. Of a submodule there is the commit that it
 * stands at, as in the original, and none of its files: they belong to somebody else.
 */
export async function adoptCheckout(exec: Exec, checkout: Checkout, directory: string): Promise<Repository> {
  const repository = await createRepository(exec, directory);
  await copyTree(exec, checkout, directory);
  for (const { path: place, hash } of await listSubmodules(exec, checkout)) {
    await mkdir(path.join(directory, place), { recursive: true });
    await git(exec, directory, ['update-index', '--add', '--cacheinfo', `160000,${hash},${place}`]);
  }
  await repository.commitAll('Adopt the tree as it stands');
  return repository;
}

/**
 * Lays the files of a checkout's submodules into a copy of its tree, for commands that need them. To git they are no
 * part of the copy: whatever happens to them there is never part of a patch.
 */
export async function copySubmodules(exec: Exec, checkout: Checkout, tree: string): Promise<void> {
  for (const { path: place } of await listSubmodules(exec, checkout)) {
    const from = { root: path.join(checkout.root, place), prefix: '', hasGit: true };
    // One that was never fetched is an empty directory, in which git would find the repository around it.
    if ((await lstat(path.join(from.root, '.git')).catch(() => undefined)) === undefined) continue;
    await copyTree(exec, from, path.join(tree, place));
    await copySubmodules(exec, from, path.join(tree, place));
  }
}
