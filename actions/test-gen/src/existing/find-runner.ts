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
 * Finds the runner that a service's tests use. Where it has none, or one that is not known, Node's own serves for those
 * that are written here.
 * @returns `unknown`: the runner whose tests cannot be counted
 */
export function findRunner({ scripts, dependencies }: TestManifest): {
  readonly runner: Runner;
  readonly unknown?: string;
} {
  if (dependencies.vitest !== undefined) return { runner: vitestRunner };
  const other = OTHERS.exec(scripts.test ?? '')?.[0];
  return { runner: nodeRunner, ...(other === undefined ? {} : { unknown: other }) };
}
