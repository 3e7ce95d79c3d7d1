import { hasSucceeded } from '@orchestrate/kit/exec/command';
import type { Exec } from '@orchestrate/kit/exec/command';
import { tryGit } from '@orchestrate/kit/git/git';

/** What a checkout changed last. */
export interface RecentDiff {
  /** The commit before it: `HEAD` where there are uncommitted changes, else `HEAD^1`. */
  readonly base: string;
  /** As `git diff --unified=0 --no-prefix` writes it. */
  readonly text: string;
}

function diff(exec: Exec, root: string, base: string): ReturnType<typeof tryGit> {
  const args = ['diff', '--unified=0', '--no-prefix', '--no-color', '--no-ext-diff', base, '--'];
  return tryGit(exec, root, args, undefined, { GIT_OPTIONAL_LOCKS: '0' });
}

/**
 * Uncommitted changes, else those of the last commit (of a merge, what it brought in: in a pull request's checkout, the
 * whole request). `undefined` where history does not reach that far. It only reads.
 */
export async function readRecentDiff(exec: Exec, root: string): Promise<RecentDiff | undefined> {
  for (const base of ['HEAD', 'HEAD^1']) {
    const result = await diff(exec, root, base);
    if (hasSucceeded(result) && /^@@ /m.test(result.stdout)) return { base, text: result.stdout };
  }
  return undefined;
}

/** A file as the commit before had it; `undefined` where it had none. */
export async function readBefore(exec: Exec, root: string, base: string, file: string): Promise<string | undefined> {
  const result = await tryGit(exec, root, ['show', `${base}:${file}`], undefined, { GIT_OPTIONAL_LOCKS: '0' });
  return hasSucceeded(result) ? result.stdout : undefined;
}
