import path from 'node:path';

import { exists } from '@orchestrate/kit/files/exists';

import type { RunRequest } from './runner';

/** Where a package is installed, beside the package at hand or at the root of its repository. */
export async function findInstalled(
  { tree, prefix }: Pick<RunRequest, 'tree' | 'prefix'>,
  name: string,
): Promise<string | undefined> {
  for (const directory of [path.join(tree, prefix), tree]) {
    const place = path.join(directory, 'node_modules', name);
    if (await exists(place)) return place;
  }
  return undefined;
}
