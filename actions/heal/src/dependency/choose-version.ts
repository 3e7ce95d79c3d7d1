import { minVersion, prerelease, rcompare, satisfies } from 'semver';
import { z } from 'zod';

import type { LockedPackage } from './lock-file';

const publishedSchema = z.object({
  version: z.string(),
  engines: z
    .union([z.object({ node: z.string().optional() }), z.unknown()])
    .optional()
    .transform((engines) =>
      typeof engines === 'object' && engines !== null && 'node' in engines && typeof engines.node === 'string'
        ? engines.node
        : undefined,
    ),
  deprecated: z.unknown().optional(),
});

/** One published version, as `npm view` tells it. */
export type Published = z.infer<typeof publishedSchema>;

// Of several versions npm 11 tells nothing but what they are called.
const answerSchema = z.union([
  publishedSchema,
  z.string().transform((version): Published => ({ version, engines: undefined })),
]);

/** Reads the answer of `npm view <name>@>=0.0.0 version engines deprecated --json`; none for any other text. */
export function parsePublished(text: string): Published[] {
  try {
    const value: unknown = JSON.parse(text);
    return z.array(answerSchema).parse(Array.isArray(value) ? value : [value]);
  } catch {
    return [];
  }
}

const MOST_ASKED = 6;

/** The newest versions of which nothing but the name is known, to be asked about one by one. */
export function listUndescribed(published: readonly Published[]): string[] {
  if (published.some(({ engines, deprecated }) => engines !== undefined || deprecated !== undefined)) return [];
  return published
    .map(({ version }) => version)
    .filter((version) => prerelease(version) === null)
    .sort(rcompare)
    .slice(0, MOST_ASKED);
}

/** The version that a lock file has of a package already; the one installed at the top, else the newest. */
export function findLockedVersion(locked: readonly LockedPackage[], name: string): string | undefined {
  return locked
    .filter((one) => one.name === name)
    .map(({ version }) => version)
    .sort(rcompare)[0];
}

/**
 * The newest version that is no pre-release, not deprecated and runs on the oldest Node that the tree supports.
 * @param nodeRange - the tree's `engines.node`
 */
export function chooseVersion(published: readonly Published[], nodeRange: string): string | undefined {
  const oldest = minVersion(nodeRange);
  return published
    .filter(({ version, deprecated }) => prerelease(version) === null && deprecated === undefined)
    .filter(({ engines }) => engines === undefined || oldest === null || satisfies(oldest, engines))
    .map(({ version }) => version)
    .sort(rcompare)[0];
}
