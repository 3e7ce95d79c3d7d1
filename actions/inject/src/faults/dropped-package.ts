import { z } from 'zod';

import type { Tree } from './source-file';

const dependenciesSchema = z.record(z.string(), z.string()).default({});
const manifestSchema = z.looseObject({ dependencies: dependenciesSchema });
const lockedSchema = z.looseObject({
  dependencies: dependenciesSchema,
  peerDependencies: dependenciesSchema,
  optionalDependencies: dependenciesSchema,
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), lockedSchema) });

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** How many sources need each package to load; what is imported on demand or for its types alone does not count. */
function countImports(files: Tree['files']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [path, text] of files) {
    if (!path.startsWith('src/')) continue;
    const named = [...text.matchAll(/^import (?!type )[^;]*? from '([^'.][^']*)';$/gm)].map((match) => match[1] ?? '');
    for (const name of new Set(named.map(packageOf))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * The package to take away: the sources load it, the fewest of them, and no other package brings it along.
 * @returns `undefined` where there is none
 */
export function choosePackage({ files }: Pick<Tree, 'files'>): string | undefined {
  const manifest = manifestSchema.safeParse(JSON.parse(files.get('package.json') ?? '{}'));
  const lock = lockSchema.safeParse(JSON.parse(files.get('package-lock.json') ?? '{}'));
  if (!manifest.success || !lock.success) return undefined;
  const brought = new Set(
    Object.entries(lock.data.packages)
      .filter(([place]) => place !== '')
      .flatMap(([, entry]) => [entry.dependencies, entry.peerDependencies, entry.optionalDependencies])
      .flatMap((names) => Object.keys(names)),
  );
  const counts = countImports(files);
  const uses = (name: string): number => counts.get(name) ?? 0;
  return Object.keys(manifest.data.dependencies)
    .filter((name) => uses(name) > 0 && !brought.has(name))
    .sort((a, b) => uses(a) - uses(b) || (a < b ? -1 : 1))[0];
}

/** Whether a package is gone from manifest and lock. */
export function isDropped(name: string, { files }: Pick<Tree, 'files'>): boolean {
  const { dependencies } = manifestSchema.parse(JSON.parse(files.get('package.json') ?? '{}'));
  const { packages } = lockSchema.parse(JSON.parse(files.get('package-lock.json') ?? '{}'));
  return dependencies[name] === undefined && packages[`node_modules/${name}`] === undefined;
}
