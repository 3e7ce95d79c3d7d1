import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { TestReport } from '@orchestrate/contracts/test-report';

import { guessSources } from '../localise/built-source';
import type { Tree } from '../workbench/tree';

function listFiles({ results }: TestReport, isMeant: (status: string) => boolean): string[] {
  return [...new Set(results.tests.flatMap(({ status, filePath }) => (isMeant(status) ? (filePath ?? []) : [])))];
}

/**
 * Files with failing tests that a gate before has built from test files of the same report. They are no part of the
 * tree, and the tests in them are judged where they were written; what only a build brings is not meant.
 */
export async function listBuiltTests(
  report: TestReport,
  { repository }: { readonly repository: Pick<Tree['repository'], 'files'> },
): Promise<string[]> {
  const ran = new Set(listFiles(report, () => true));
  const copies = listFiles(report, (status) => status === 'failed').flatMap((file) => {
    const sources = guessSources(file).filter((source) => source !== file && ran.has(source));
    return sources.length === 0 ? [] : [{ file, sources }];
  });
  if (copies.length === 0) return [];
  const tracked = new Set(await repository.files());
  return copies.flatMap(({ file, sources }) =>
    !tracked.has(file) && sources.some((source) => tracked.has(source)) ? [file] : [],
  );
}

/** Takes files out of a scratch copy of the tree. */
export async function removeFiles({ root }: Pick<Tree, 'root'>, files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(path.join(root, file), { force: true })));
}
