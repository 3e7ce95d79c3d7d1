import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { ExternalError } from '../errors';
import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';

import { git, tryGit } from './git';

/** A git repository that this family owns: the service under work, or a scratch copy of a tree. */
export interface Repository {
  /** Absolute. */
  readonly directory: string;
  /** The commit checked out, or `undefined` before the first. */
  head(): Promise<string | undefined>;
  /** The commit without a parent that HEAD descends from. */
  firstCommit(): Promise<string>;
  /** Hash of a commit's files alone, independent of history; equal trees have equal hashes. */
  treeHash(commit: string): Promise<string>;
  /** Commits everything that is not ignored; gives HEAD, which stays the same when nothing changed. */
  commitAll(message: string): Promise<string>;
  /** Unified patch between two commits, with binary files. */
  diff(from: string, to: string): Promise<string>;
  /** Unified patch of the working tree against HEAD, new files included. */
  diffWorkingTree(): Promise<string>;
  /** Makes the working tree equal a commit; ignored files stay. */
  resetTo(commit: string): Promise<void>;
  /** Applies a unified patch to the working tree; `false`, and nothing changed, when it does not apply. */
  apply(patch: string): Promise<boolean>;
  /**
   * Makes the working tree the only commit there is, and keeps what there was before in a bundle file.
   * @param bundle - absolute path; {@link restoreHistory} reads it
   */
  forgetHistory(message: string, bundle: string): Promise<string>;
  /** Tracked files, sorted. Neither {@link links} nor submodules, which lead to what is not the tree's own. */
  files(): Promise<string[]>;
  /** Tracked symbolic links, sorted. */
  links(): Promise<string[]>;
}

async function forgetHistory(
  run: (...args: string[]) => Promise<string>,
  message: string,
  bundle: string,
): Promise<string> {
  await run('bundle', 'create', '--quiet', bundle, 'HEAD');
  await run('checkout', '--quiet', '--orphan', 'adopted');
  await run('add', '--all');
  await run('commit', '--quiet', '--no-verify', '-m', message);
  await run('branch', '--quiet', '--force', 'main');
  await run('checkout', '--quiet', 'main');
  await run('branch', '--quiet', '-D', 'adopted');
  await run('reflog', 'expire', '--expire=now', '--all');
  await run('gc', '--quiet', '--prune=now');
  return (await run('rev-parse', 'HEAD')).trim();
}

/** What git keeps track of. */
export interface TrackedEntry {
  /** `100644` and `100755` for files, `120000` for links, `160000` for submodules. */
  readonly mode: string;
  readonly hash: string;
  /** Relative to the repository's root. */
  readonly path: string;
}

/** Reads the output of `git ls-files --stage -z`; a path that is in conflict comes once. */
export function parseEntries(listing: string): TrackedEntry[] {
  const entries = listing.split('\0').flatMap((entry): [string, TrackedEntry][] => {
    const [, mode = '', hash = '', file] = /^(\d+) (\S+) \d\t(.*)$/s.exec(entry) ?? [];
    return file === undefined ? [] : [[file, { mode, hash, path: file }]];
  });
  return [...new Map(entries).values()];
}

async function listTracked(run: (...args: string[]) => Promise<string>, mode: string): Promise<string[]> {
  const entries = parseEntries(await run('ls-files', '-z', '--stage'));
  return entries.flatMap((entry) => (entry.mode.startsWith(mode) ? [entry.path] : [])).sort();
}

/** A tree may lose its `.git` to the tests that run in it; git must not go on in a repository around it then. */
function stayBelow(directory: string): Readonly<Record<string, string>> {
  return { GIT_CEILING_DIRECTORIES: path.dirname(path.resolve(directory)) };
}

/** Opens a repository that exists. */
export function openRepository(exec: Exec, directory: string): Repository {
  const ceiling = stayBelow(directory);
  const run = (...args: string[]): Promise<string> => git(exec, directory, args, undefined, ceiling);
  const head = async (): Promise<string | undefined> => {
    const result = await tryGit(exec, directory, ['rev-parse', '--verify', '--quiet', 'HEAD'], undefined, ceiling);
    // A git that was ended from outside has not said that there is no commit: who believed it would begin anew.
    if (result.outcome !== 'exited') throw new ExternalError('git', `git was ${result.outcome} in ${directory}`, true);
    return hasSucceeded(result) ? result.stdout.trim() : undefined;
  };
  return {
    directory,
    head,
    firstCommit: async () => (await run('rev-list', '--max-parents=0', 'HEAD')).trim().split('\n').at(-1) ?? '',
    treeHash: async (commit) => (await run('rev-parse', `${commit}^{tree}`)).trim(),
    async commitAll(message) {
      await run('add', '--all');
      const staged = await tryGit(exec, directory, ['diff', '--cached', '--quiet'], undefined, ceiling);
      const before = hasSucceeded(staged) ? await head() : undefined;
      if (before !== undefined) return before;
      await run('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
      return (await run('rev-parse', 'HEAD')).trim();
    },
    diff: (from, to) => run('diff', '--binary', '--no-color', '--no-ext-diff', from, to),
    async diffWorkingTree() {
      await run('add', '--all', '--intent-to-add');
      // To look into a repository inside of the tree, git would do what that one's settings say.
      return run('diff', '--binary', '--no-color', '--no-ext-diff', '--ignore-submodules=dirty', 'HEAD');
    },
    async resetTo(commit) {
      await run('reset', '--quiet', '--hard', commit);
      await run('clean', '--quiet', '-fd');
    },
    async apply(patch) {
      if (patch.trim() === '') return true;
      return hasSucceeded(await tryGit(exec, directory, ['apply', '--whitespace=nowarn', '-'], patch, ceiling));
    },
    forgetHistory: (message, bundle) => forgetHistory(run, message, bundle),
    files: () => listTracked(run, '100'),
    links: () => listTracked(run, '120'),
  };
}

/** Makes an empty repository with one empty commit. */
export async function createRepository(exec: Exec, directory: string): Promise<Repository> {
  await mkdir(directory, { recursive: true });
  await git(exec, directory, ['init', '--quiet']);
  const repository = openRepository(exec, directory);
  await repository.commitAll('Begin');
  return repository;
}

/**
 * Copies a commit of a repository into a directory of its own, sharing the objects; what is done there never reaches
 * the original.
 */
export async function cloneRepository(
  exec: Exec,
  source: string,
  commit: string,
  directory: string,
): Promise<Repository> {
  await git(
    exec,
    source,
    ['clone', '--quiet', '--shared', '--no-checkout', '--no-tags', '.', directory],
    undefined,
    stayBelow(source),
  );
  await git(exec, directory, ['checkout', '--quiet', '--detach', commit], undefined, stayBelow(directory));
  return openRepository(exec, directory);
}

/** Brings commits of a bundle file back, so that they can be named; HEAD stays where it is. */
export async function restoreHistory(exec: Exec, directory: string, bundle: string): Promise<void> {
  await git(exec, directory, ['fetch', '--quiet', '--no-write-fetch-head', bundle, 'HEAD']);
}
