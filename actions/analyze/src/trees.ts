import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import type { Repository } from '@orchestrate/kit/git/repository';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import type { Subject } from '@orchestrate/kit/subject/subject';

import type { Tree } from './tree';
import { openTree } from './tree';

/** Checks out the subject's newest commit where tools may write beside it, with its packages in sight. */
export async function checkOut(
  subject: Subject,
  name: string,
  deps: Pick<Deps, 'exec' | 'scratch'>,
): Promise<Repository> {
  const { repository } = subject;
  const commit = await repository.head();
  if (commit === undefined) throw new Error(`${repository.directory} has no commit`);
  const directory = path.join(await deps.scratch(name), 'tree');
  return cloneRepository(deps.exec, repository.directory, commit, directory);
}

export async function openNewest(subject: Subject, name: string, deps: Pick<Deps, 'exec' | 'scratch'>): Promise<Tree> {
  const linkPackages = (tree: string): Promise<void> => subject.linkPackages(tree);
  return openTree(await checkOut(subject, name, deps), { exec: deps.exec, prefix: subject.prefix, linkPackages });
}
