import { z } from 'zod';

const entrySchema = z.looseObject({
  version: z.string().optional(),
  link: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

/** One package that a lock file installs. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
}

const MODULES = 'node_modules/';

/** Packages of a `package-lock.json` (version 2 or 3); none for any other text. */
export function parseLock(text: string | undefined): LockedPackage[] {
  try {
    const { packages } = lockSchema.parse(JSON.parse(text ?? ''));
    return Object.entries(packages)
      .filter(([place, { link }]) => place.includes(MODULES) && link !== true)
      .map(([place, entry]) => ({
        name: place.slice(place.lastIndexOf(MODULES) + MODULES.length),
        version: entry.version ?? 'unknown',
      }));
  } catch {
    return [];
  }
}
