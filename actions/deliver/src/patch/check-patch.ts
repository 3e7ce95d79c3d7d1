import type { Allowance, AllowedEdit } from '@orchestrate/contracts/allowance';
import type { Deps } from '@orchestrate/kit/action/deps';
import { hashText } from '@orchestrate/kit/files/hash';
import { parsePatch } from '@orchestrate/kit/patch/parse-patch';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { AppliedPatch } from './apply-patch';
import { applyPatch } from './apply-patch';
import { judgeChanges, judgeScope, listAllowed } from './judge-changes';
import { judgeSize } from './judge-size';

/** A patch that may be delivered, or everything that speaks against it. */
export interface CheckedPatch {
  /** SHA-256 of the patch as it came. */
  readonly hash: string;
  readonly problems: readonly string[];
  /** Absent where it was refused before it was applied. */
  readonly applied?: AppliedPatch;
  /** What it changes that only `allow` lets through. */
  readonly allowed: readonly AllowedEdit[];
}

const MOST_PROBLEMS = 50;

/** Problems quote a patch that may say anything: fit for a log, a line each, and few enough to read. */
function tell(problems: readonly string[]): string[] {
  const lines = problems.slice(0, MOST_PROBLEMS).map((text) => sanitizeText(text, 500).replace(/\s*\n\s*/g, '; '));
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/** Judges a patch by its form, then by what git makes of it. Nothing of the repository is run. */
export async function checkPatch(
  text: string,
  { base, allow }: { readonly base: string; readonly allow: readonly Allowance[] },
  deps: Pick<Deps, 'exec' | 'scratch' | 'workingDirectory'>,
): Promise<CheckedPatch> {
  const hash = hashText(text);
  const refuse = (problems: readonly string[]): CheckedPatch => ({ hash, problems: tell(problems), allowed: [] });
  const { files, problems } = parsePatch(text);
  const formal = [...problems, ...judgeSize(files, (path) => fileRole(path) === 'lock')];
  const paths = files.map(({ path }) => path);
  if (formal.length > 0) return refuse([...formal, ...judgeScope(paths, allow)]);
  const application = await applyPatch(text, base, deps);
  if ('problems' in application) return refuse(application.problems);
  const { applied } = application;
  const { changes } = applied;
  return { hash, problems: tell(judgeChanges(changes, allow)), applied, allowed: listAllowed(changes, allow) };
}
