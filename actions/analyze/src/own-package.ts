import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

import { parseManifest } from './tree';
import type { Tree } from './tree';

export interface OwnPackage {
  /** Absolute. */
  readonly directory: string;
  readonly version: string;
}

/** A package that the tree itself has installed, found as Node would find it. */
export async function findOwnPackage(tree: Pick<Tree, 'ancestors'>, name: string): Promise<OwnPackage | undefined> {
  for (const ancestor of tree.ancestors) {
    const directory = await realpath(path.join(ancestor, 'node_modules', name)).catch(() => undefined);
    if (directory === undefined) continue;
    const version = parseManifest(await readFile(path.join(directory, 'package.json'), 'utf8'))?.fields.version;
    return { directory, version: typeof version === 'string' ? version : 'unknown' };
  }
  return undefined;
}
