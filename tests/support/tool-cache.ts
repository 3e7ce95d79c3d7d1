import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/** A cache with every package that another one has installed by now, and nothing that was worked out. */
export async function linkToolCache(from: string): Promise<string> {
  const cache = await createTemporaryDirectory();
  await mkdir(path.join(cache, 'packages'));
  for (const name of await readdir(path.join(from, 'packages')))
    await symlink(path.join(from, 'packages', name), path.join(cache, 'packages', name));
  return cache;
}
