import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

const MOST_FILES = 500;
const TAKES_AS_MODULE = /^\s*(?:import\s[^(]|export\s)/m;
const TAKES_AS_COMMON = /(?<![\w$.])(?:require\(|module\.exports\b|exports\.\w+\s*=)/;

/** The module system of some texts, where all that show one show the same. */
export function findModuleType(texts: Iterable<string>): 'module' | 'commonjs' | undefined {
  const seen = new Set<'module' | 'commonjs'>();
  for (const text of texts) {
    if (TAKES_AS_MODULE.test(text)) seen.add('module');
    else if (TAKES_AS_COMMON.test(text)) seen.add('commonjs');
  }
  const [only] = seen;
  return seen.size === 1 ? only : undefined;
}

/** The module system that the plain `.js` sources of a tree are written in. */
export async function readModuleType(
  tree: Pick<Tree, 'root'>,
  files: readonly string[],
): Promise<'module' | 'commonjs' | undefined> {
  const plain = files.filter((file) => file.endsWith('.js') && fileRole(file) === 'source').slice(0, MOST_FILES);
  return findModuleType(await Promise.all(plain.map(async (file) => (await readTreeFile(tree, file)) ?? '')));
}
