import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Tree } from './tree';

/**
 * A file of an installed package, found as Node would find it from where the commands run, but never outside the tree.
 * @param file - below `node_modules`: `eslint/bin/eslint.js`
 */
export async function findInstalled(tree: Pick<Tree, 'root' | 'cwd'>, file: string): Promise<string | undefined> {
  for (let directory = tree.cwd; ; directory = path.dirname(directory)) {
    const candidate = path.join(directory, 'node_modules', file);
    if (await stat(candidate).catch(() => undefined)) return candidate;
    if (directory === tree.root || directory === path.dirname(directory)) return undefined;
  }
}
