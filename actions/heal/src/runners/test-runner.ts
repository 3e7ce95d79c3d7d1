import type { TestReport } from '@orchestrate/contracts/test-report';
import type { LineHits, Lines } from '@orchestrate/kit/test-reports/coverage';

/** Some tests of a suite. */
export interface TestSelection {
  /** Relative to where the command runs; empty: all. */
  readonly files: readonly string[];
  /** Full names with their suites; empty: all of the files. */
  readonly names: readonly string[];
  /** Take everything but the names. */
  readonly isInverted?: boolean;
}

/** What coverage tells of lines. */
export interface MeasuredLines {
  readonly hits: LineHits;
  /** Those that run as soon as their module is loaded. */
  readonly loaded: Lines;
}

/**
 * What has to be known of a test runner to take part in healing. A new one joins by an entry in the registry. All
 * arguments are appended to the command that starts it.
 */
export interface TestRunner {
  readonly name: string;
  /** By which triage knows its report. */
  readonly reportFormat: string;
  /** Where the runner is the last command of a line, the words that follow its name; else `undefined`. */
  parseInvocation(words: readonly string[]): readonly string[] | undefined;
  /** The program's file below `node_modules`, to start it without a package manager. */
  readonly program: string;
  /** Report to a file, and to the log as always. */
  reportArguments(file: string): string[];
  /**
   * Report to a file, quietly.
   * @param coverage - where to measure it and with which package; absent: it is switched off
   */
  probeArguments(file: string, coverage?: { readonly directory: string; readonly by: string }): string[];
  selectArguments(selection: TestSelection): string[];
  readReport(text: string, root: string): TestReport;
  /** Packages of which one must be installed to measure coverage. */
  readonly coveragePackages: readonly string[];
  /** Name of the coverage report in its directory. */
  readonly coverageFile: string;
  readCoverage(text: string, root: string): MeasuredLines;
}
