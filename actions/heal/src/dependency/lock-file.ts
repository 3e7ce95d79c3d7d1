import { z } from 'zod';

const entrySchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

/** One package that a lock file installs. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Where it comes from, if the lock tells. */
  readonly source: string | undefined;
  readonly isDevelopment: boolean;
  /** As the lock has it; it repeats the licence of the package's manifest. */
  readonly entry: unknown;
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
        source: entry.resolved,
        isDevelopment: entry.dev === true,
        entry,
      }));
  } catch {
    return [];
  }
}
