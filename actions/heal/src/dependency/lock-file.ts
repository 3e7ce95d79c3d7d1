import { parse } from 'yaml';
import { z } from 'zod';

import type { PackageManager } from './package-manager';

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
  /** What tells the licence: the lock's own entry where it repeats it, else the package's manifest. */
  readonly entry: unknown;
}

const MODULES = 'node_modules/';

function parseNpm(text: string): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(text));
  return Object.entries(packages)
    .filter(([place, { link }]) => place.includes(MODULES) && link !== true)
    .map(([place, entry]) => ({
      name: place.slice(place.lastIndexOf(MODULES) + MODULES.length),
      version: entry.version ?? 'unknown',
      source: entry.resolved,
      isDevelopment: entry.dev === true,
      entry,
    }));
}

const pnpmSchema = z.object({
  packages: z
    .record(z.string(), z.object({ resolution: z.looseObject({ tarball: z.string().optional() }).optional() }))
    .default({}),
});

/** `name@version`, and behind it what the version stands for if it is none. */
function splitKey(key: string): Pick<LockedPackage, 'name' | 'version'> | undefined {
  const [, name, version] = /^(@?[^@]+)@(?:npm:)?([^(]+)/.exec(key) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

function toLocked(key: string, source: string | undefined): LockedPackage[] {
  const split = splitKey(key);
  return split === undefined ? [] : [{ ...split, source, isDevelopment: false, entry: undefined }];
}

function parsePnpm(text: string): LockedPackage[] {
  const { packages } = pnpmSchema.parse(parse(text));
  return Object.entries(packages).flatMap(([key, { resolution }]) => {
    const split = splitKey(key);
    // Where the version is an address, that is where it comes from.
    const source = resolution?.tarball ?? (split?.version.includes(':') === true ? split.version : undefined);
    return toLocked(key, source);
  });
}

function parseYarn(text: string): LockedPackage[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const [, name] = /^"?(@?[^@"\s]+)@/m.exec(block.replace(/^#.*$/gm, '').trimStart()) ?? [];
    const version = /^ {2}version "?([^"\n]+)"?$/m.exec(block)?.[1];
    const source = /^ {2}resolved "?([^"\n#]+)/m.exec(block)?.[1];
    return name === undefined || version === undefined ? [] : toLocked(`${name}@${version}`, source);
  });
}

const berrySchema = z.record(z.string(), z.looseObject({ resolution: z.string().optional() }));

function parseBerry(text: string): LockedPackage[] {
  return Object.values(berrySchema.parse(parse(text))).flatMap(({ resolution = '' }) => {
    if (resolution === '' || resolution.includes('@workspace:')) return [];
    const split = splitKey(resolution);
    return toLocked(resolution, split?.version.includes(':') === true ? split.version : undefined);
  });
}

const PARSERS: Readonly<Record<PackageManager['name'], (text: string) => LockedPackage[]>> = {
  npm: parseNpm,
  pnpm: parsePnpm,
  yarn: parseYarn,
  berry: parseBerry,
};

/** Packages that a lock file pins (of npm: version 2 or 3); none for any other text. */
export function parseLock(text: string | undefined, manager: PackageManager['name'] = 'npm'): LockedPackage[] {
  try {
    return PARSERS[manager](text ?? '');
  } catch {
    return [];
  }
}
