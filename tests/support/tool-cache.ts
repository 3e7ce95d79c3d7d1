import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/** A cache with everything that another one has installed, and nothing that was worked out. */
export async function linkToolCache(from: string): Promise<string> {
  const cache = await createTemporaryDirectory();
  for (const name of await readdir(from))
    if (name !== 'phases') await symlink(path.join(from, name), path.join(cache, name));
  return cache;
}
