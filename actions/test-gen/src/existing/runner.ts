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

/** A test runner of somebody's repository. */
export interface Runner {
  readonly name: string;
  /** First line of a test file of its own; `test(name, work)` is all that tests use. None where `test` is global. */
  readonly importLine: (isCommonJs: boolean) => string | undefined;
  run(request: RunRequest, deps: RunnerDeps): Promise<TestRun>;
}
