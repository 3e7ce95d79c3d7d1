import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Tree } from '../workbench/tree';

const LARGEST = 1_000_000;

/** The files of a tree that a model may be told of, and may change: tracked texts that are no links. */
export interface OwnFiles {
  readonly tracked: readonly string[];
  /** `undefined` for what is not tracked, no text, too large, a link or behind one: that may lie outside of the tree. */
  read(file: string): Promise<string | undefined>;
}

async function readOwn(root: string, file: string): Promise<string | undefined> {
  const place = path.join(root, file);
  if ((await realpath(place)) !== place || (await stat(place)).size > LARGEST) return undefined;
  const text = await readFile(place, 'utf8');
  return text.includes('\0') ? undefined : text;
}

export async function openOwnFiles({ root, repository }: Pick<Tree, 'root' | 'repository'>): Promise<OwnFiles> {
  const tracked = await repository.files();
  const known = new Set(tracked);
  return {
    tracked,
    read: async (file) => (known.has(file) ? readOwn(root, file).catch(() => undefined) : undefined),
  };
}
