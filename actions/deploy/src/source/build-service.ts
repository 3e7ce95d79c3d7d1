import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ensureCacheEntry, pruneCache } from '@orchestrate/kit/cache/entry';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { listDirectories } from '@orchestrate/kit/files/directories';
import { hashParts } from '@orchestrate/kit/files/hash';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { removePath } from '@orchestrate/kit/run-directory/run-directory';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { copyTree } from './copy-tree';
import type { ServiceTree } from './service-tree';

const BUILD_TIMEOUT_SECONDS = 600;
const KEPT_BUILDS = 8;

/** A built copy of the tree, without installed packages. Shared by all runs: never written to. */
export interface BuiltTree {
  /** Absolute; root of the tree. */
  readonly directory: string;
  /** Hash of everything the build depends on. */
  readonly key: string;
  readonly wasCached: boolean;
}

type BuildDeps = Pick<Deps, 'exec' | 'scratch' | 'cacheDirectory' | 'run'>;

async function build(subject: Subject, tree: ServiceTree, commit: string, target: string, deps: BuildDeps) {
  const workplace = path.join(await deps.scratch('build'), 'tree');
  await cloneRepository(deps.exec, subject.repository.directory, commit, workplace);
  if (tree.scripts.build !== undefined) {
    await subject.linkPackages(workplace);
    const result = await deps.exec.run({
      tool: 'npm',
      argv: ['npm', 'run', 'build'],
      cwd: path.join(workplace, subject.prefix),
      why: 'Build what is deployed, in a copy outside any checkout',
      timeout: BUILD_TIMEOUT_SECONDS,
    });
    if (!hasSucceeded(result))
      throw new ExternalError('build', `npm run build failed:\n${tailOutput(result, 30)}`, false);
    for (const modules of await listDirectories(workplace, 'node_modules'))
      await removePath(path.join(workplace, modules));
  }
  await removePath(path.join(workplace, '.git'));
  await rm(target, { recursive: true });
  await copyTree(workplace, target, deps);
}

/**
 * Builds the tree, or finds it built: equal files give equal results as long as a lock file pins the tools.
 * @throws {ExternalError} `build`, with the end of the output
 */
export async function buildService(subject: Subject, tree: ServiceTree, deps: BuildDeps): Promise<BuiltTree> {
  const commit = (await subject.repository.head()) ?? '';
  const hash = await subject.repository.treeHash(commit);
  const platform = `${process.platform}-${process.arch}-${process.versions.node.split('.')[0] ?? ''}`;
  const unpinned = tree.hasLock || tree.scripts.build === undefined ? [] : [deps.run.id];
  const how = tree.scripts.build ?? 'not built';
  const key = hashParts([hash, subject.prefix, platform, how, ...unpinned]).slice(0, 32);
  const directory = path.join(deps.cacheDirectory, 'deploy', 'builds', key);
  const { isNew } = await ensureCacheEntry(directory, (temporary) => build(subject, tree, commit, temporary, deps));
  if (isNew) await pruneCache(path.dirname(directory), KEPT_BUILDS);
  return { directory, key, wasCached: !isNew };
}
