import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

const PACKAGES = ['dependencies', 'devDependencies'] as const;
const manifestSchema = z.record(z.string(), z.unknown());
const packagesSchema = z.record(z.string(), z.string());

/** A version or a range of a registry; anything else (an address, a path, an alias) names code of its own. */
const FROM_REGISTRY = /^[~^]?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function judgePackages(field: string, before: unknown, after: unknown): string[] {
  const known = packagesSchema.safeParse(before ?? {}).data;
  const wanted = packagesSchema.safeParse(after ?? {}).data;
  if (known === undefined || wanted === undefined) return [`${field} is no list of packages`];
  const lost = Object.keys(known).filter((name) => wanted[name] !== known[name]);
  const added = Object.entries(wanted).filter(([name]) => known[name] === undefined);
  const foreign = added.filter(([, range]) => !FROM_REGISTRY.test(range));
  return [
    ...lost.map((name) => `${field} changes or loses ${name}`),
    ...foreign.map(([name, range]) => `${field} takes ${name} from ${range}, which is no version`),
  ];
}

/** What a change of a `package.json` does besides adding packages by their version: a script, for one. */
export function judgeManifest(before: string, after: string): string[] {
  const [old, changed] = [parse(before), parse(after)];
  if (old === undefined || changed === undefined) return ['is no manifest'];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(changed)])];
  return fields.flatMap((field) => {
    if (PACKAGES.some((name) => name === field)) return judgePackages(field, old[field], changed[field]);
    return isDeepStrictEqual(old[field], changed[field]) ? [] : [`changes ${field}; only packages may be added`];
  });
}
