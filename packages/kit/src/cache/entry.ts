import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

async function exists(directory: string): Promise<boolean> {
  return stat(directory)
    .then(() => true)
    .catch(() => false);
}

/**
 * Finds a cache entry, or lets it be made in a temporary directory and moves it into place when it is whole. Several
 * processes may do this at once; the first wins and the others use its entry. What fails leaves nothing.
 * @param directory - final place of the entry, named by the hash of everything it depends on
 */
export async function ensureCacheEntry(
  directory: string,
  make: (temporary: string) => Promise<void>,
): Promise<{ readonly isNew: boolean }> {
  if (await exists(directory)) {
    const now = new Date();
    await utimes(directory, now, now).catch(() => undefined);
    return { isNew: false };
  }
  const temporary = `${directory}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  await mkdir(temporary, { recursive: true });
  try {
    await make(temporary);
    await rename(temporary, directory).catch(async (error: unknown) => {
      if (!(await exists(directory))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
  return { isNew: true };
}

const HOUR = 3_600_000;

/** Removes all but the most recently used entries of a folder, and what crashed processes left half-made a day ago. */
export async function pruneCache(folder: string, keep: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => ({
      name,
      used: await stat(path.join(folder, name))
        .then((entry) => entry.mtimeMs)
        .catch(() => 0),
    })),
  );
  const whole = entries.filter(({ name }) => !name.endsWith('.tmp')).sort((a, b) => b.used - a.used);
  const stale = entries.filter(({ name, used }) => name.endsWith('.tmp') && Date.now() - used > 24 * HOUR);
  for (const { name } of [...whole.slice(keep), ...stale])
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
}
