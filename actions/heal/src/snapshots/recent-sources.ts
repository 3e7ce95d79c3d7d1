import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { tryGit } from '@orchestrate/kit/git/git';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { findSubjectCheckout } from '@orchestrate/kit/subject/origin';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { parseChangedLines } from '../localise/recent-changes';
import { readBefore, readRecentDiff } from '../localise/recent-diff';

import type { Hunk } from './list-rewrites';
import { parseHunks } from './list-rewrites';

const CODE = /\.[cm]?[jt]sx?$/;
const MOST_FILES = 200;

/** A source before and after the last change of the checkout. */
export interface RecentSource {
  readonly before: string;
  readonly after: string;
  readonly hunks: readonly Hunk[];
}

/** What the checkout changed last. */
export interface RecentSources {
  readonly sources: ReadonlyMap<string, RecentSource>;
  /** Every file that it changed, sources or not. */
  readonly changed: ReadonlySet<string>;
}

/** Reads what was changed last; `undefined` where nothing is known of before. A generated service has no history. */
export async function readRecentSources({
  subject,
  deps,
}: {
  readonly subject: Subject;
  readonly deps: Pick<Deps, 'exec' | 'run' | 'workingDirectory'>;
}): Promise<RecentSources | undefined> {
  if (subject.origin === 'generated') return undefined;
  const { root, hasGit } = await findSubjectCheckout(deps);
  const recent = hasGit ? await readRecentDiff(deps.exec, root) : undefined;
  if (recent === undefined) return undefined;
  const sources = new Map<string, RecentSource>();
  const isSource = (file: string): boolean => CODE.test(file) && fileRole(file) === 'source';
  const hunks = [...parseHunks(recent.text)].filter(([file]) => isSource(file)).slice(0, MOST_FILES);
  for (const [file, own] of hunks) {
    const before = await readBefore(deps.exec, root, recent.base, file);
    const found = await tryGit(deps.exec, subject.repository.directory, ['show', `${subject.base}:${file}`]);
    if (before !== undefined && hasSucceeded(found)) sources.set(file, { before, after: found.stdout, hunks: own });
  }
  return { sources, changed: new Set(parseChangedLines(recent.text).keys()) };
}
