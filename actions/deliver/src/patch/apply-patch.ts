import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { git, tryGit } from '@orchestrate/kit/git/git';
import type { Change } from '@orchestrate/kit/patch/change';
import type { Git } from '@orchestrate/kit/patch/list-changes';
import { listChanges } from '@orchestrate/kit/patch/list-changes';

/** The trees of a commit without and with a patch. */
export interface AppliedPatch {
  readonly commit: string;
  readonly baseTree: string;
  readonly tree: string;
  readonly changes: readonly Change[];
  /** The patch as git writes it of the two trees: what is shown is what is delivered. */
  readonly diff: string;
}

/** A patch applied, or why it cannot be. */
export type Application = { readonly applied: AppliedPatch } | { readonly problems: readonly string[] };

type ApplyDeps = Pick<Deps, 'exec' | 'scratch' | 'workingDirectory'>;

interface Workplace {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * An index and an object store of its own, which only read the repository's. Nothing is checked out: no file of the
 * branch is written, no filter of its attributes runs, no link is followed, and the checkout stays as it is.
 */
async function openWorkplace({ exec, scratch, workingDirectory }: ApplyDeps): Promise<Workplace> {
  const found = await tryGit(exec, workingDirectory, ['rev-parse', '--show-toplevel']);
  if (!hasSucceeded(found))
    throw new ConfigurationError('no-repository', [
      `working-directory: ${workingDirectory} is no checkout of a repository; check out the commit that the patch is for`,
    ]);
  const root = found.stdout.trim();
  const own = (await git(exec, root, ['rev-parse', '--path-format=absolute', '--git-path', 'objects'])).trim();
  const directory = await scratch('patch');
  const objects = path.join(directory, 'objects');
  await mkdir(path.join(objects, 'info'), { recursive: true });
  await writeFile(path.join(objects, 'info/alternates'), `${own}\n`);
  return {
    root,
    environment: { GIT_INDEX_FILE: path.join(directory, 'index'), GIT_OBJECT_DIRECTORY: objects },
  };
}

async function findCommit(run: Git, base: string): Promise<string> {
  try {
    return (await run(['rev-parse', '--verify', '--quiet', `${base === '' ? 'HEAD' : base}^{commit}`])).trim();
  } catch {
    throw new ConfigurationError('no-commit', [
      `base: ${base === '' ? 'nothing is checked out' : `the commit ${base} is not there`}; check out the commit that the patch is for`,
    ]);
  }
}

const AS_TEXT = ['--no-renames', '--no-ext-diff', '--no-textconv', '--text', '--no-color', '--full-index'];

/**
 * Applies a patch to a commit inside git's own store.
 * @param base - a commit; empty takes the one that is checked out
 * @throws {ConfigurationError} `no-repository` or `no-commit`
 */
export async function applyPatch(patch: string, base: string, deps: ApplyDeps): Promise<Application> {
  const { root, environment } = await openWorkplace(deps);
  const run: Git = (args, input) => git(deps.exec, root, args, input, environment);
  const commit = await findCommit(run, base);
  await run(['read-tree', commit]);
  const result = await tryGit(deps.exec, root, ['apply', '--cached', '--whitespace=nowarn', '-'], patch, environment);
  if (!hasSucceeded(result)) return { problems: [`it does not apply to ${commit}: ${tailOutput(result, 5)}`] };
  const baseTree = (await run(['rev-parse', `${commit}^{tree}`])).trim();
  const tree = (await run(['write-tree'])).trim();
  const changes = await listChanges(run, baseTree, tree);
  const diff = await run(['diff-tree', '-r', '-p', ...AS_TEXT, baseTree, tree]);
  return { applied: { commit, baseTree, tree, changes, diff } };
}
