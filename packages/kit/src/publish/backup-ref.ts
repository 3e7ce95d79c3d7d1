import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { git, tryGit } from '../git/git';

/** What became of a backup. */
export type Backup =
  /** The ref holds the tree as it stood: `git restore --source=<ref> .` brings it back. */
  { readonly outcome: 'made'; readonly ref: string; readonly commit: string } | { readonly outcome: 'no-repository' };

async function findHead(exec: Exec, root: string): Promise<string | undefined> {
  const found = await tryGit(exec, root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return hasSucceeded(found) ? found.stdout.trim() : undefined;
}

/** Writes the working tree, new files included, as a tree object, through an index of its own. */
async function writeWorkingTree(exec: Exec, root: string): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-index-'));
  const index = { GIT_INDEX_FILE: path.join(directory, 'index') };
  try {
    const own = (await git(exec, root, ['rev-parse', '--path-format=absolute', '--git-path', 'index'])).trim();
    // A copy spares git from reading every file again; without one (no commit yet) it begins empty.
    await copyFile(own, index.GIT_INDEX_FILE).catch(() => undefined);
    await git(exec, root, ['add', '--all', '.'], undefined, index);
    return (await git(exec, root, ['write-tree'], undefined, index)).trim();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function commitTree(exec: Exec, root: string, tree: string, name: string): Promise<string> {
  const head = await findHead(exec, root);
  if (head !== undefined) {
    const clean = (await git(exec, root, ['rev-parse', `${head}^{tree}`])).trim() === tree;
    if (clean) return head;
  }
  const parent = head === undefined ? [] : ['-p', head];
  return (await git(exec, root, ['commit-tree', tree, ...parent, '-m', `The tree before ${name}`])).trim();
}

/**
 * Keeps a repository as it stands under `refs/backup/pre-orchestration-<timestamp>`: the last commit, what is staged or
 * changed since, and new files that git does not ignore. The index, the working tree and the branches stay as they are.
 * @param directory - anywhere in the repository
 * @param timestamp - `20260131T235959Z`
 * @throws {ExternalError} `git` when there is a repository and the ref cannot be made
 */
export async function createBackupRef(exec: Exec, directory: string, timestamp: string): Promise<Backup> {
  const found = await tryGit(exec, directory, ['rev-parse', '--show-toplevel']);
  if (!hasSucceeded(found)) return { outcome: 'no-repository' };
  const root = found.stdout.trim();
  const name = `pre-orchestration-${timestamp}`;
  const ref = `refs/backup/${name}`;
  const commit = await commitTree(exec, root, await writeWorkingTree(exec, root), name);
  await git(exec, root, ['update-ref', ref, commit]);
  return { outcome: 'made', ref, commit };
}

/** Takes a backup back that turned out to guard against nothing. */
export async function removeBackupRef(exec: Exec, directory: string, ref: string): Promise<void> {
  await git(exec, directory, ['update-ref', '-d', ref]);
}
