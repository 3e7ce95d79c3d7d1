import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of text (as UTF-8) or bytes, lower-case hexadecimal. */
export function hashText(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 over an ordered list of parts; lengths are hashed too, so that parts cannot flow into one another. */
export function hashParts(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/**
 * SHA-256 of a file, streamed.
 * @param bytes - hash only so many from the start; all unless given
 */
export async function hashFile(file: string, bytes?: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes !== 0) await pipeline(createReadStream(file, bytes === undefined ? {} : { end: bytes - 1 }), hash);
  return hash.digest('hex');
}

/**
 * Paths of all regular files below a directory, relative, with forward slashes, sorted by code unit. Links are never
 * followed, and listed only on demand. Directories for which `skip` is true are left out whole.
 */
export async function listFiles(
  directory: string,
  skip: (relative: string) => boolean = () => false,
  { withLinks = false }: { readonly withLinks?: boolean } = {},
): Promise<string[]> {
  const found: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(path.join(directory, relative), { withFileTypes: true });
    for (const entry of entries) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (skip(child)) continue;
      if (entry.isDirectory()) await visit(child);
      else if (entry.isFile() || (withLinks && entry.isSymbolicLink())) found.push(child);
    }
  };
  await visit('');
  return found.sort();
}
