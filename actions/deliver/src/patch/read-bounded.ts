import { lstat, readFile } from 'node:fs/promises';

import { ConfigurationError, isNotFound } from '@orchestrate/kit/errors';

/**
 * Reads a text that another job handed over: a regular file, no link to something of this machine, and small enough to
 * hold. `undefined` where there is none.
 */
export async function readBounded(file: string, mostBytes: number): Promise<string | undefined> {
  const entry = await lstat(file).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (entry === undefined) return undefined;
  if (!entry.isFile()) throw new ConfigurationError('not-a-file', [`${file}: must be a regular file`]);
  if (entry.size > mostBytes)
    throw new ConfigurationError('too-large', [`${file}: has ${entry.size} bytes, and may have ${mostBytes}`]);
  return readFile(file, 'utf8');
}
