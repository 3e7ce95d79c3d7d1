import path from 'node:path';

import { exists } from '@orchestrate/kit/files/exists';
import { readLock } from '@orchestrate/kit/toolchain/lock-files';

import type { Manifest } from './manifest';

/** The directory and those above it, up to the root of its repository. */
async function listPlaces(directory: string): Promise<string[]> {
  const above = path.dirname(directory);
  if (above === directory || (await exists(path.join(directory, '.git')))) return [directory];
  return [directory, ...(await listPlaces(above))];
}

/**
 * Why nothing of a service can be built, tested or started, where it needs packages and there are none.
 * @param service - as the user named it
 */
export async function explainMissingPackages(
  directory: string,
  service: string,
  { dependencies, devDependencies }: Manifest,
): Promise<string | undefined> {
  if (Object.keys({ ...dependencies, ...devDependencies }).length === 0) return undefined;
  for (const place of await listPlaces(directory))
    if ((await exists(path.join(place, 'node_modules'))) || (await readLock(place)) !== undefined) return undefined;
  return `${service} has no packages installed and no lock file to install them from, so that it is not built, tested or started; run npm install there, or commit its lock file`;
}
