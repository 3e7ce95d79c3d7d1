import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import type { LineHits } from '@orchestrate/kit/test-reports/coverage';

/** How a service's own tests are run. */
export interface RunRequest {
  /** Absolute; a copy of the tree, with its packages in sight. */
  readonly tree: string;
  /** From the tree to the package at hand. */
  readonly prefix: string;
  readonly why: string;
  /** Relative to the package; all unless given. */
  readonly files?: readonly string[];
  readonly hasCoverage?: boolean;
  /** Seconds. */
  readonly timeout: number;
}

/** What a run of tests left. */
export interface TestRun {
  readonly result: CommandResult;
  /** Absent where the runner gave none. File paths are relative to the package. */
  readonly report: TestReport | undefined;
  readonly coverage: Coverage | undefined;
  readonly hits: LineHits | undefined;
  /** Coverage line by line, as LCOV; paths of the package's files are relative to it. */
  readonly lcov?: string | undefined;
}

export type RunnerDeps = Pick<Deps, 'exec' | 'scratch' | 'actionDirectory'>;

/** The words in which tests for a runner are written. */
export interface Wording {
  /** What gives the others; none where they are global. */
  readonly module?: string;
  readonly test: string;
  readonly before: string;
  readonly after: string;
  /** How a hook says that it may take long; not at all where nothing ends it. */
  readonly limit?: 'argument' | 'this';
}

/** A test runner of somebody's repository. */
export interface Runner {
  readonly name: string;
  readonly wording: Wording;
  /** Whether it takes sources in TypeScript. */
  readonly isTranslating: boolean;
  /** Whether it takes all that ends in `.js` for CommonJS, whatever the package says. */
  readonly isAlwaysCommonJs?: boolean;
  /** Whether it runs what its script names, which is known to find only what stands beside tests that are there. */
  readonly isNamingFiles?: boolean;
  run(request: RunRequest, deps: RunnerDeps): Promise<TestRun>;
}

/** The line of a test file that names a module, in either module system. */
export function writeImport(what: string, module: string, isCommonJs: boolean): string {
  return isCommonJs ? `const ${what} = require('${module}');` : `import ${what} from '${module}';`;
}

/** What a test file takes of its runner: `{ before, it as test }`; none where all of it is global. */
export function nameWords(
  { wording }: Runner,
  roles: readonly ('test' | 'before' | 'after')[],
  isCommonJs: boolean,
): string | undefined {
  if (wording.module === undefined) return undefined;
  const renamed = isCommonJs ? `${wording.test}: test` : `${wording.test} as test`;
  const names = roles.map((role) => (role === 'test' && wording.test !== 'test' ? renamed : wording[role]));
  return `{ ${names.sort().join(', ')} }`;
}
