import { z } from 'zod';

const entrySchema = z.object({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

/** One package that a lock file installs. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Where it is installed: `node_modules/a/node_modules/b`. */
  readonly place: string;
  /** Needed for development only. */
  readonly isDevelopment: boolean;
  /** The lock's own entry, which repeats the licence of the package's manifest. */
  readonly entry: unknown;
}

const MODULES = 'node_modules/';

/** Packages of a `package-lock.json` (version 2 or 3); `undefined` for any other text. */
export function parseLock(text: string): LockedPackage[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lock = lockSchema.safeParse(value);
  if (!lock.success) return undefined;
  return Object.entries(lock.data.packages)
    .filter(([place, entry]) => place.includes(MODULES) && entry.link !== true)
    .map(([place, entry]) => ({
      name: place.slice(place.lastIndexOf(MODULES) + MODULES.length),
      version: entry.version ?? 'unknown',
      place,
      isDevelopment: entry.dev === true,
      entry,
    }));
}

/** Line on which a text first has a piece, from 1. */
export function findLine(text: string, piece: string): number | undefined {
  const offset = text.indexOf(piece);
  return offset < 0 ? undefined : text.slice(0, offset).split('\n').length;
}
