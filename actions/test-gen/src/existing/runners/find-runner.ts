import { createJestRunner } from './jest-runner';
import { createMochaRunner } from './mocha-runner';
import { createNodeRunner } from './node-runner';
import type { Runner } from './runner';
import type { TestCommand } from './test-command';
import { findTestCommand } from './test-command';
import { createVitestRunner } from './vitest-runner';

/** The part of a `package.json` that tells how tests are run. */
export interface TestManifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Runners by the programs that start them. */
const RUNNERS: Readonly<Record<string, (command: TestCommand, dependencies: TestManifest['dependencies']) => Runner>> =
  {
    jest: createJestRunner,
    mocha: createMochaRunner,
    node: createNodeRunner,
    vitest: createVitestRunner,
  };

/** The runners that tests are written for. */
export const KNOWN_RUNNERS = 'vitest, jest, mocha and node --test';

/**
 * Finds the runner that a service's tests use; where it has none, Node's own serves.
 * @returns `unknown`: the runner that no tests are written for
 */
export function findRunner({ scripts, dependencies }: TestManifest): {
  readonly runner: Runner;
  readonly unknown?: string;
} {
  const given = findTestCommand(scripts);
  const none: TestCommand = { program: 'node', env: {}, nodeOptions: [], words: [] };
  const create = RUNNERS[given?.program ?? (dependencies.vitest === undefined ? 'node' : 'vitest')];
  if (create !== undefined) return { runner: create(given ?? none, dependencies) };
  return { runner: createNodeRunner(none), unknown: given?.program ?? '' };
}
