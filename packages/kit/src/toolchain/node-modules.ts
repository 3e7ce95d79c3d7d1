import { lstat, symlink } from 'node:fs/promises';
import path from 'node:path';

import { removePath } from '../run-directory/run-directory';

/**
 * Makes a tree see installed packages: `<tree>/node_modules` becomes a link to them. A real `node_modules` that
 * somebody installed there is left as it is.
 */
export async function linkNodeModules(tree: string, nodeModules: string): Promise<void> {
  const link = path.join(tree, 'node_modules');
  const present = await lstat(link).catch(() => undefined);
  if (present !== undefined && !present.isSymbolicLink()) return;
  await removePath(link);
  await symlink(nodeModules, link, 'dir');
}
