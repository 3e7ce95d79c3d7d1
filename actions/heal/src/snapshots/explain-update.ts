import path from 'node:path';

import type { SnapshotChange } from '@orchestrate/kit/snapshots/snapshot-file';
import { compareSnapshots } from '@orchestrate/kit/snapshots/snapshot-file';
import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

import type { TypeScript } from '../typescript/load-typescript';

import { explainChange } from './explain-change';
import { listHunkFacts } from './list-rewrites';
import type { RecentSources } from './recent-sources';

/** A test that fails. */
export interface FailingTest {
  readonly file: string;
  readonly name: string;
}

/** A snapshot file before and after its runner has updated it. */
export interface SnapshotUpdate {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What an update is held against. */
export interface UpdateContext {
  readonly compiler: TypeScript;
  readonly recent: RecentSources;
  readonly failing: readonly FailingTest[];
}

/** The sources whose last change explains an update, or why it is not explained. */
export type UpdateVerdict = { readonly files: readonly string[] } | { readonly problem: string };

/** The test file that a snapshot file belongs to, where both runners put it unless told otherwise. */
function testFileOf(snapshot: string): string {
  return path.posix.join(path.posix.dirname(path.posix.dirname(snapshot)), path.posix.basename(snapshot, '.snap'));
}

/** Runners put a number, and before it perhaps a hint, behind the name of the test. */
function belongsTo({ name }: SnapshotChange, tests: readonly FailingTest[]): boolean {
  const spellings = (test: FailingTest): string[] => [test.name, test.name.split(NAME_SEPARATOR).join(' ')];
  return tests.some((test) => spellings(test).some((spelling) => name.startsWith(`${spelling} `)));
}

function explainOne({ path: file, before, after }: SnapshotUpdate, context: UpdateContext): UpdateVerdict {
  const { compiler, recent, failing } = context;
  const compared = compareSnapshots(before, after);
  if ('problem' in compared) return { problem: `${file} ${compared.problem}` };
  const testFile = testFileOf(file);
  if (recent.changed.has(testFile)) return { problem: `the last change is one of ${testFile} too` };
  const own = failing.filter((test) => test.file === testFile);
  const stray = compared.changes.find((change) => !belongsTo(change, own));
  if (stray !== undefined) return { problem: `${JSON.stringify(stray.name)} in ${file} belongs to no failing test` };
  const hunks = [...recent.sources].flatMap(([source, change]) => listHunkFacts(compiler, source, change));
  const files = new Set<string>();
  for (const change of compared.changes) {
    const explained = explainChange(change, hunks);
    if ('unexplained' in explained)
      return {
        problem: `nothing that was changed last explains ${JSON.stringify(explained.unexplained.trim())} in ${JSON.stringify(change.name)}`,
      };
    for (const source of explained.files) files.add(source);
  }
  return files.size === 0 ? { problem: `${file} changes no recorded value` } : { files: [...files] };
}

/**
 * Whether what runners would record now follows, line by line, from what was changed last in the sources. It is asked
 * for more than it needs, so that what is explained is so beyond doubt, and much that is meant is not explained:
 *
 * - no recorded value comes, goes or is renamed, and each that changes belongs to a test that fails;
 * - the test's own file was not changed, so the difference comes from the sources;
 * - a changed line becomes the new one by replacing whole values (texts, numbers, names of properties) that the diff
 *   replaces by each other in one place, and by nothing else; a new line is a value with its name that one place of the
 *   diff adds, a line that goes one that it removes;
 * - what every file holds somewhere (a digit, a letter, `true`) explains nothing.
 *
 * What is computed from a changed value, and anything nested, stays unexplained.
 */
export function explainUpdate(updates: readonly SnapshotUpdate[], context: UpdateContext): UpdateVerdict {
  const verdicts = updates.map((update) => explainOne(update, context));
  const refused = verdicts.find((verdict) => 'problem' in verdict);
  if (refused !== undefined) return refused;
  const files = [...new Set(verdicts.flatMap((verdict) => ('files' in verdict ? verdict.files : [])))].sort();
  return files.length === 0 ? { problem: 'no snapshot file is changed' } : { files };
}
