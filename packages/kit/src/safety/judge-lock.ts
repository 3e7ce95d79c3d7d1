import { z } from 'zod';

import { ALLOWED_FOR_DEVELOPMENT, ALLOWED_LICENCES, judgeLicence, readDeclaredLicence } from './licences';

const entrySchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });

type Entry = z.infer<typeof entrySchema>;

const MODULES = 'node_modules/';
const REGISTRY = 'registry.npmjs.org';

function parse(text: string): Record<string, Entry> | undefined {
  try {
    return lockSchema.parse(JSON.parse(text)).packages;
  } catch {
    return undefined;
  }
}

/** What an entry stands for, and the bytes that it pins. */
function identify(place: string, { name, version, resolved, integrity, link }: Entry): string {
  const installed = place.slice(place.lastIndexOf(MODULES) + MODULES.length);
  return JSON.stringify([installed, name, version, resolved, integrity, link]);
}

function parseAddress(resolved: string): URL | undefined {
  return URL.canParse(resolved) ? new URL(resolved) : undefined;
}

/** A registry keeps the archive of a package below its name; another path is another package's. */
function judgeSource(name: string, { version = '', resolved, integrity }: Entry, hosts: ReadonlySet<string>): string[] {
  if (integrity === undefined) return [`${name} is added without the hash of its archive`];
  if (resolved === undefined) return [];
  const address = parseAddress(resolved);
  if (address?.protocol !== 'https:' || !hosts.has(address.host))
    return [`${name} is added from ${resolved}, where no package of the tree comes from`];
  const archive = `/${name}/-/${name.split('/').at(-1) ?? name}-${version}.tgz`;
  const path = address.pathname.replace(/%2f/gi, '/').replace(/%40/g, '@');
  return path.endsWith(archive) ? [] : [`${name}@${version} is added from the archive of another package: ${resolved}`];
}

function judgeAdded(place: string, entry: Entry, hosts: ReadonlySet<string>): string[] {
  const name = place.slice(place.lastIndexOf(MODULES) + MODULES.length);
  if (entry.link === true) return [`${name} is added as a link`];
  if (entry.name !== undefined && entry.name !== name) return [`${name} is added as another name of ${entry.name}`];
  const allowed = entry.dev === true ? ALLOWED_FOR_DEVELOPMENT : ALLOWED_LICENCES;
  const { verdict, reason } = judgeLicence(readDeclaredLicence(entry), allowed);
  return [
    ...judgeSource(name, entry, hosts),
    ...(verdict === 'allowed' ? [] : [`${name}@${entry.version ?? 'unknown'}: ${reason}`]),
  ];
}

/**
 * What speaks against the packages that a changed `package-lock.json` brings: their licences, where they come from, that
 * their bytes are not pinned, that they stand under another name. An entry that pins the very bytes that
 * the lock pinned before is known, wherever it stands; every other one is new, also under an old name and version.
 * @param before - the text of the lock that is trusted
 */
export function judgeLock(before: string, after: string): string[] {
  const [old, changed] = [parse(before), parse(after)];
  if (old === undefined || changed === undefined) return ['is no lock file of npm with packages'];
  const known = new Set(Object.entries(old).map(([place, entry]) => identify(place, entry)));
  const addresses = Object.values(old).flatMap(({ resolved }) => parseAddress(resolved ?? '') ?? []);
  const hosts = new Set([
    REGISTRY,
    ...addresses.filter(({ protocol }) => protocol === 'https:').map(({ host }) => host),
  ]);
  return Object.entries(changed)
    .filter(([place, entry]) => place.includes(MODULES) && !known.has(identify(place, entry)))
    .flatMap(([place, entry]) => judgeAdded(place, entry, hosts));
}
