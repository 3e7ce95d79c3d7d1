import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './bundle';

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgSign=false'];

/** Runs git in a directory and gives what it prints. */
export function git(directory: string, ...args: string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd: directory, encoding: 'utf8' });
}

/** Makes a directory a repository with everything in it committed. */
export function commitAll(directory: string): void {
  git(directory, 'init', '--quiet', '--initial-branch=main');
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--no-verify', '-m', 'Begin');
}

/**
 * What a fresh clone of this repository would hold, uncommitted work included: no node_modules, no artifacts, nothing
 * that git ignores.
 */
export async function cloneRepository(directory: string): Promise<void> {
  const files = git(ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean);
  for (const file of files) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await cp(path.join(ROOT, file), path.join(directory, file), { verbatimSymlinks: true }).catch((error: unknown) => {
      // Removed in the working tree and still in the index.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
  commitAll(directory);
}

/** Writes files by their relative paths. */
export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), text);
  }
}
