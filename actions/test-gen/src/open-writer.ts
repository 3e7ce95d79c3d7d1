import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import type { Deps } from '@orchestrate/kit/action/deps';
import { isNotFound } from '@orchestrate/kit/errors';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { cloneRepository } from '@orchestrate/kit/git/repository';

import type { EmittedTests } from './emit/emit-tests';
import { emitTests } from './emit/emit-tests';
import type { TestModule } from './emit/test-module';
import { openFormatter } from './format';
import type { TestSource } from './gate/complaints';
import type { GeneratedService } from './service/read-service';
import { readTemplates } from './templates';
import type { Standing, TestEdits } from './write-tests';
import { planEdits } from './write-tests';

/** Tests as they would enter the tree. */
export interface Draft {
  readonly emitted: EmittedTests;
  /** As the service's formatter lays them out. */
  readonly files: readonly TestSource[];
  readonly planned: TestEdits;
}

/** Writes all tests but for those that are excluded by name. */
export type Write = (excluded: ReadonlySet<string>) => Promise<Draft>;

function openStanding(directory: string): Standing['read'] {
  return (file) =>
    readFile(path.join(directory, file), 'utf8').catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
}

/**
 * Prepares what writing tests needs: the templates, and the service's own formatter.
 * @param further - modules beside those that the specification gives
 */
export async function openWriter(
  { subject, view, sources }: GeneratedService,
  further: readonly TestModule[],
  deps: Deps,
): Promise<Write> {
  const { repository, base } = subject;
  const tree = path.join(await deps.scratch('format'), 'tree');
  await cloneRepository(deps.exec, repository.directory, base, tree);
  await subject.linkPackages(tree);
  const format = await openFormatter(tree);
  const templates = await readTemplates(deps.actionDirectory, 'support');
  const list = path.join(repository.directory, GENERATED_FILES_PATH);
  const inventory = await readJsonIfPresent(list, generatedFilesSchema);
  return async (excluded) => {
    const emitted = emitTests({ view, sources, templates, further }, excluded);
    const files = await Promise.all(emitted.files.map(async (file) => ({ ...file, text: await format(file.text) })));
    const planned = await planEdits(files, { read: openStanding(repository.directory), inventory });
    return { emitted, files, planned };
  };
}
