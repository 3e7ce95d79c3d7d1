import manifest from '../package.json';

/** Version of a library that is part of the bundle, as pinned. */
export function bundledVersion(name: keyof typeof manifest.dependencies): string {
  return manifest.dependencies[name];
}
