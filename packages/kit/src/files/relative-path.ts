import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reports name files as they like: an address on another host, or with a spoilt escape, is no file of a tree. */
function toPath(file: string): string | undefined {
  try {
    return file.startsWith('file://') ? fileURLToPath(file) : file;
  } catch {
    return undefined;
  }
}

/**
 * Path of a file inside a tree as seen from the tree's root, with forward slashes; `undefined` for what lies outside.
 * Takes absolute paths, `file:` addresses and paths that are relative to the root already.
 * @param root - absolute, links resolved, as tools print it
 */
export function relativeToRoot(root: string, file: string): string | undefined {
  const plain = toPath(file);
  if (plain === undefined) return undefined;
  const relative = path.isAbsolute(plain) ? path.relative(root, plain) : path.normalize(plain);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}
