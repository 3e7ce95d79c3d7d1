import { isBuiltin } from 'node:module';

// How compilers, bundlers and Node say that a module is not there; the first group is what was asked for.
const MISSING: readonly RegExp[] = [
  /Cannot find package '([^']+)'/,
  /Cannot find module '([^']+)'/,
  /Cannot find type definition file for '([^']+)'/,
  /(?:Failed|failed) to resolve import "([^"]+)"/,
  /Failed to load url (\S+) \(resolved id:/,
  /Could not resolve "([^"]+)"/,
  /Module not found: Error: Can't resolve '([^']+)'/,
];

/** What could not be resolved, as the code asks for it, if a message says such a thing. */
export function findMissingModule(message: string): string | undefined {
  return MISSING.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
}

const PACKAGE = /^(@[a-z0-9-][a-z0-9._~-]*\/)?[a-z0-9-][a-z0-9._~-]*(?=\/|$)/;

/**
 * The package that a module specifier belongs to, `undefined` for what is none: relative and absolute paths, modules
 * of Node itself, addresses, and the aliases `#name`, `~/name` and `@/name`.
 */
export function packageOf(specifier: string): string | undefined {
  if (isBuiltin(specifier) || /^[a-z]+:/i.test(specifier)) return undefined;
  return PACKAGE.exec(specifier)?.[0];
}
