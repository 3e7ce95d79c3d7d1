import { z } from 'zod';

const dependenciesSchema = z.record(z.string(), z.string()).default({});
const manifestSchema = z.looseObject({
  name: z.string().optional(),
  engines: z.object({ node: z.string().optional() }).optional(),
  dependencies: dependenciesSchema,
  devDependencies: dependenciesSchema,
  peerDependencies: dependenciesSchema,
  optionalDependencies: dependenciesSchema,
});

/** What of a `package.json` matters for adding to it. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads a manifest; `undefined` for what is none. */
export function parseManifest(text: string | undefined): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** Whether a manifest names a package, as whatever kind of dependency. */
export function isDeclared(manifest: Manifest, name: string): boolean {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  return [dependencies, devDependencies, peerDependencies, optionalDependencies].some((field) => name in field);
}

/** Whether the tree pins its packages exactly, going by most of those it has. */
export function pinsExactly({ dependencies, devDependencies }: Manifest): boolean {
  const ranges = [...Object.values(dependencies), ...Object.values(devDependencies)];
  const exact = ranges.filter((range) => /^\d/.test(range)).length;
  return exact * 2 > ranges.length;
}
