import { mkdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

import type { Repository } from '@orchestrate/kit/git/repository';

/** A scratch copy of the subject that commands may run in. */
export interface Tree {
  readonly repository: Repository;
  /** Absolute, links resolved, as tools print it. */
  readonly root: string;
  /** Absolute: where the commands run. */
  readonly cwd: string;
  /** Absolute: beside the tree, for what tools report. */
  readonly reports: string;
  /** A copy of a service that this run generated. */
  readonly isGenerated: boolean;
  /** What installing said where the packages could not be installed. */
  readonly installFailure?: string;
}

/** What a copy of a tree needs to know of the original. */
export interface TreeOrigin {
  /** From the tree's root to the package at hand. */
  readonly prefix: string;
  readonly origin: 'generated' | 'adopted';
}

export async function describeTree(repository: Repository, { prefix, origin }: TreeOrigin): Promise<Tree> {
  const root = await realpath(repository.directory);
  const reports = `${root}-reports`;
  await mkdir(reports, { recursive: true });
  return { repository, root, cwd: path.join(root, prefix), reports, isGenerated: origin === 'generated' };
}

/** Text of a file of a tree, `undefined` where there is none. */
export async function readTreeFile(tree: Pick<Tree, 'root'>, file: string): Promise<string | undefined> {
  return readFile(path.join(tree.root, file), 'utf8').catch(() => undefined);
}

/** The scripts of the package that commands run in. */
export async function readScripts(tree: Pick<Tree, 'cwd'>): Promise<Record<string, string>> {
  try {
    const { scripts } = JSON.parse(await readFile(path.join(tree.cwd, 'package.json'), 'utf8')) as {
      scripts?: unknown;
    };
    if (typeof scripts !== 'object' || scripts === null) return {};
    return Object.fromEntries(
      Object.entries(scripts).filter(([, script]) => typeof script === 'string' && script !== ''),
    );
  } catch {
    return {}; // No manifest, or one that is broken: what runs in it will say so.
  }
}
