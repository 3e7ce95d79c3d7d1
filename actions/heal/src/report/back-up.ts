import path from 'node:path';

import { formatTimestamp } from '@orchestrate/contracts/run-id';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { createBackupRef } from '@orchestrate/kit/publish/backup-ref';
import { findAdoptedDirectory } from '@orchestrate/kit/subject/origin';
import type { Subject } from '@orchestrate/kit/subject/subject';

type BackupDeps = Pick<Deps, 'exec' | 'clock' | 'log' | 'home' | 'run' | 'workingDirectory'>;

/** Under act the working directory is a copy of the checkout that people look at. */
function findCheckout({ home, workingDirectory }: BackupDeps): string {
  const relative = path.relative(home, workingDirectory);
  return relative.startsWith('..') || path.isAbsolute(relative) ? home : workingDirectory;
}

/**
 * Keeps the user's repository as it stands, before anybody applies the patch to it: the one thing that healing leaves
 * there. Gives the ref; none for a generated service, and none where there is no repository to keep.
 */
export async function backUp(subject: Subject, deps: BackupDeps): Promise<string | undefined> {
  if (subject.origin === 'generated') return undefined;
  try {
    const directory = await findAdoptedDirectory(deps.run, findCheckout(deps));
    const backup = await createBackupRef(deps.exec, directory, formatTimestamp(deps.clock.now()));
    return backup.outcome === 'made' ? backup.ref : undefined;
  } catch (error) {
    deps.log.warning(`the repository could not be backed up: ${describeError(error)}`);
    return undefined;
  }
}
