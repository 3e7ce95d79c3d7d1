import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';

import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { listFiles } from '../files/hash';
import { tryGit } from '../git/git';
import type { Repository } from '../git/repository';
import { createRepository } from '../git/repository';

/** Somebody's tree as found: its root, and which part of it the user pointed at. */
export interface Checkout {
  /** Absolute; the repository's root, or the directory itself where there is no git. */
  readonly root: string;
  /** From the root to the directory the user named; empty for the root itself. */
  readonly prefix: string;
  readonly hasGit: boolean;
}

/** Finds the tree around a directory. */
export async function findCheckout(exec: Exec, directory: string): Promise<Checkout> {
  const found = await tryGit(exec, directory, ['rev-parse', '--show-toplevel', '--show-prefix']);
  if (!hasSucceeded(found)) return { root: directory, prefix: '', hasGit: false };
  const [root = directory, prefix = ''] = found.stdout.split('\n');
  return { root, prefix: prefix.replace(/\/$/, ''), hasGit: true };
}

async function listTree(exec: Exec, checkout: Checkout): Promise<string[]> {
  if (!checkout.hasGit) {
    return listFiles(checkout.root, (relative) =>
      /(^|\/)(node_modules|\.git|artifacts\/(runs|deployments|\.gitignore))$/.test(relative),
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

/**
 * Copies a tree as it stands (uncommitted changes and new files included, ignored files not) into a repository of its
 * own with a single commit. The original is only read.
 */
export async function adoptCheckout(exec: Exec, checkout: Checkout, directory: string): Promise<Repository> {
  const repository = await createRepository(exec, directory);
  for (const file of await listTree(exec, checkout)) {
    await copyEntry(path.join(checkout.root, file), path.join(directory, file));
  }
  await repository.commitAll('Adopt the tree as it stands');
  return repository;
}
