import { createJestRunner } from './jest-runner';
import { nodeRunner } from './node-runner';
import type { Runner } from './runner';
import { vitestRunner } from './vitest-runner';

/** The part of a `package.json` that tells how tests are run. */
export interface TestManifest {
  readonly type?: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const OTHERS = /\b(?:jest|mocha|ava|tap|tape|jasmine|bun test)\b/;

/**
 * Finds the runner that a service's tests use; where it has none, Node's own serves. Jest is known for CommonJS: modules
 * it only runs by a setting of Node.
 * @returns `unknown`: the runner that no tests are written for
 */
export function findRunner({ type, scripts, dependencies }: TestManifest): {
  readonly runner: Runner;
  readonly unknown?: string;
} {
  if (dependencies.vitest !== undefined) return { runner: vitestRunner };
  const script = scripts.test ?? '';
  if (dependencies.jest !== undefined && type !== 'module' && /\bjest\b/.test(script))
    return { runner: createJestRunner(script) };
  const other = OTHERS.exec(script)?.[0];
  return { runner: nodeRunner, ...(other === undefined ? {} : { unknown: other }) };
}
