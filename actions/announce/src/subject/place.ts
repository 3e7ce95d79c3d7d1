import path from 'node:path';

import type { Summary } from '@orchestrate/contracts/summary';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { lastAttempt } from '@orchestrate/kit/run-evidence/evidence';

/** Where a file of the service lies in the repository; `undefined` for what lies outside. */
export type ToPlace = (file: string) => string | undefined;

function joinInside(directory: string, file: string): string | undefined {
  if (file.startsWith('/') || /[\\\0]/.test(file)) return undefined;
  const joined = path.posix.normalize(path.posix.join(directory, file));
  return joined === '.' || joined === '..' || joined.startsWith('../') || joined.startsWith('/') ? undefined : joined;
}

/** Where the run itself says that the service lies: it was there before, or was put there. */
function findDirectory(evidence: RunEvidence, { published }: Pick<Summary, 'published'>): string | undefined {
  const { plan } = evidence;
  if (plan === undefined) return '.';
  const existing = plan.value.service.existing;
  if (existing !== undefined) return existing.directory;
  if (published === null) return undefined;
  // The repository may have been checked out into a directory of the workspace; it is the one that was worked in.
  const worked = lastAttempt(evidence, 'plan')?.input?.inputs.workingDirectory;
  return path.posix.relative(typeof worked === 'string' ? worked : '.', published.directory);
}

/**
 * Finds where in the repository a run's files lie. `undefined` where they are in none of its directories: lines of such
 * files can be shown nowhere.
 * @param given - goes before what the run says; empty where nobody knows better
 */
export function createPlace(
  evidence: RunEvidence,
  summary: Pick<Summary, 'published'>,
  given: string,
): ToPlace | undefined {
  const directory = given === '' ? findDirectory(evidence, summary) : given;
  if (directory === undefined || joinInside(directory, 'x') === undefined) return undefined;
  return (file) => joinInside(directory, file);
}
