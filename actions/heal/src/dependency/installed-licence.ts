import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { listDirectories } from '@orchestrate/kit/files/directories';

import type { LockedPackage } from './lock-file';

/** Where pnpm keeps a package: `.pnpm/@scope+name@1.0.0/node_modules/@scope/name`, its peers named behind the version. */
async function listStored(modules: string, { name, version }: LockedPackage): Promise<string[]> {
  const store = path.join(modules, '.pnpm');
  const key = `${name.replace('/', '+')}@${version}`;
  const names = await readdir(store).catch(() => []);
  return names
    .filter((one) => one === key || one.startsWith(`${key}_`) || one.startsWith(`${key}(`))
    .map((one) => path.join(store, one, 'node_modules', name));
}

async function readManifest(directory: string, version: string): Promise<unknown> {
  try {
    const manifest = JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8')) as { version?: unknown };
    return manifest.version === version ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Completes what a lock file says of packages by the manifests of those installed: only npm's repeats the licences.
 * One that is not found stays as it is, so that its licence is unknown.
 * @param root - absolute; of a tree that was installed from the lock file
 */
export async function readLicences(packages: readonly LockedPackage[], root: string): Promise<LockedPackage[]> {
  const installed = (await listDirectories(root, 'node_modules')).map((place) => path.join(root, place));
  return Promise.all(
    packages.map(async (one) => {
      if (one.entry !== undefined) return one;
      for (const modules of installed) {
        for (const place of [path.join(modules, one.name), ...(await listStored(modules, one))]) {
          const entry = await readManifest(place, one.version);
          if (entry !== undefined) return { ...one, entry };
        }
      }
      return one;
    }),
  );
}
