import path from 'node:path';

import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Runner } from './runners/runner';

/** Where tests stand, and what they are written for. */
export interface TestPlace {
  readonly directory: string;
  readonly runner: Runner;
  /** Whether the package takes files that end in `.js` for CommonJS. */
  readonly isCommonJs: boolean;
  /** A test that the service's script is known to run: what stands beside it and is named alike is run with it. */
  readonly beside?: string;
}

const DIRECTORIES = ['tests', 'test', '__tests__'];
const NAMED = /[._-](?:test|spec)\.[cm]?[jt]s$/;
// They are there for tests, and are none.
const AIDS = /(?:^|[/._-])(?:helpers?|setup|fixtures?|utils?|mocks?|hooks|global\w*)(?:[/._-]|$)/i;

function countFolders(file: string): number {
  return file.split('/').length;
}

/** The test of a service that is nearest to its root. */
function findTest(files: readonly string[]): string | undefined {
  const tests = files.filter((file) => fileRole(file) === 'test' && /\.[cm]?[jt]s$/.test(file) && !AIDS.test(file));
  const named = tests.filter((file) => NAMED.test(file));
  return [...(named.length > 0 ? named : tests)].sort((a, b) => countFolders(a) - countFolders(b))[0];
}

/**
 * Decides where tests of a package go.
 * @param files - of the package, relative to it
 */
export function findPlace(files: readonly string[], runner: Runner, isCommonJs: boolean): TestPlace {
  const directory = DIRECTORIES.find((name) => files.some((file) => file.startsWith(`${name}/`))) ?? 'test';
  const place = { directory, runner, isCommonJs };
  return runner.isNamingFiles === true ? { ...place, beside: findTest(files) ?? `${directory}/any.test.js` } : place;
}

/** A path for tests: in a folder of their own, or beside a test that is there, named as that one is. */
export function nameTestFile({ directory, beside }: TestPlace, kind: string, stem: string, ending: string): string {
  if (beside === undefined) return path.posix.join(directory, kind, `${stem}.test.${ending}`);
  const suffix = /(?:[._-](?:test|spec))?\.[cm]?[jt]s$/.exec(beside)?.[0] ?? '.js';
  return path.posix.join(path.posix.dirname(beside), `${stem === kind ? kind : `${kind}-${stem}`}${suffix}`);
}

/** Whether a test file is CommonJS, by its ending and what its runner and its package make of that. */
export function isCommonJsFile(file: string, { runner, isCommonJs }: TestPlace): boolean {
  return file.endsWith('.cjs') || (file.endsWith('.js') && (isCommonJs || runner.isAlwaysCommonJs === true));
}
