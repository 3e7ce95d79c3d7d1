import { lstat } from 'node:fs/promises';
import path from 'node:path';

import { isNotFound } from '../errors';
import { hashFile } from '../files/hash';

/** Hashes under which a file may have been published, by path. */
export type KnownHashes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What publishing does with one path. `same`: it is there already. `keep`: it was edited, or never came from here, or
 * lies behind a link.
 */
export type Fate = 'write' | 'same' | 'keep' | 'remove' | 'gone';

/** What stands at a path. `foreign`: a directory, a link, or something behind a link or below a file. */
export type Standing = 'absent' | 'file' | 'foreign';

/** Looks at a path below a directory without following links. */
export async function inspectPath(root: string, relative: string): Promise<Standing> {
  const parts = relative.split('/');
  let current = root;
  for (const [index, part] of parts.entries()) {
    current = path.join(current, part);
    const entry = await lstat(current).catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
    if (entry === undefined) return 'absent';
    const isLast = index === parts.length - 1;
    if (isLast ? !entry.isFile() : !entry.isDirectory()) return 'foreign';
  }
  return 'file';
}

/**
 * Decides over one path of a directory that is published to.
 * @param wanted - hash of the file to publish; `undefined`: it is no longer published
 */
export async function decideFate(
  root: string,
  relative: string,
  wanted: string | undefined,
  known: KnownHashes,
): Promise<Fate> {
  const standing = await inspectPath(root, relative);
  if (standing === 'absent') return wanted === undefined ? 'gone' : 'write';
  if (standing === 'foreign') return 'keep';
  const hash = await hashFile(path.join(root, relative));
  if (hash === wanted) return 'same';
  if (known.get(relative)?.has(hash) !== true) return 'keep';
  return wanted === undefined ? 'remove' : 'write';
}
