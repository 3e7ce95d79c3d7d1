import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Exec } from '../exec/command';
import { createRepository } from '../git/repository';

import { inspectPath } from './ownership';

async function copyPresent(from: string, to: string, paths: readonly string[]): Promise<void> {
  for (const file of paths) {
    if ((await inspectPath(from, file)) !== 'file') continue;
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await copyFile(path.join(from, file), path.join(to, file));
  }
}

/** Unified patch that turns one directory's files into another's, for the given paths only. Links count as absent. */
export async function diffTrees(exec: Exec, before: string, after: string, paths: readonly string[]): Promise<string> {
  if (paths.length === 0) return '';
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-diff-'));
  try {
    const repository = await createRepository(exec, scratch);
    await copyPresent(before, scratch, paths);
    await repository.commitAll('Before');
    for (const file of paths) await rm(path.join(scratch, file), { force: true });
    await copyPresent(after, scratch, paths);
    return await repository.diffWorkingTree();
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}
