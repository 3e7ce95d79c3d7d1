import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file inside a tree as seen from the tree's root, with forward slashes; `undefined` for what lies outside.
 * Takes absolute paths, `file:` addresses and paths that are relative to the root already.
 * @param root - absolute, links resolved, as tools print it
 */
export function relativeToRoot(root: string, file: string): string | undefined {
  const plain = file.startsWith('file://') ? fileURLToPath(file) : file;
  const relative = path.isAbsolute(plain) ? path.relative(root, plain) : path.normalize(plain);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}
