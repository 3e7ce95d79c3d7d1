import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createRepository, openRepository } from '@orchestrate/kit/git/repository';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';

/** The tree that the service is written into. */
export interface SubjectTree {
  readonly repository: Repository;
  /** What was generated into it before; empty for a new tree. */
  readonly listed: GeneratedFiles['files'];
  /** Text of a file of the tree, `undefined` where there is none. */
  read(file: string): Promise<string | undefined>;
}

/** Opens the run's tree, or makes an empty one. */
export async function openSubjectTree({ exec, run }: Pick<Deps, 'exec' | 'run'>): Promise<SubjectTree> {
  const directory = run.resolve(RUN_LAYOUT.service);
  const isThere = await stat(path.join(directory, '.git')).catch(() => undefined);
  const repository = isThere ? openRepository(exec, directory) : await createRepository(exec, directory);
  const list = await readJsonIfPresent(path.join(directory, GENERATED_FILES_PATH), generatedFilesSchema);
  return {
    repository,
    listed: list?.files ?? {},
    read: (file) => readFile(path.join(directory, file), 'utf8').catch(() => undefined),
  };
}
