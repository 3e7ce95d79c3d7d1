import { stat } from 'node:fs/promises';
import path from 'node:path';

import { formatTimestamp } from '@orchestrate/contracts/run-id';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { createBackupRef, removeBackupRef } from '@orchestrate/kit/publish/backup-ref';
import type { Publication } from '@orchestrate/kit/publish/publish-tree';
import { publishTree } from '@orchestrate/kit/publish/publish-tree';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';

import type { Inputs } from './inputs';
import { countOf } from './wording';

type PublishDeps = Pick<Deps, 'clock' | 'evidence' | 'exec' | 'home' | 'log' | 'run'>;

const PATCH = 'published.patch';

function isInside(directory: string, parent: string): boolean {
  const relative = path.relative(parent, directory);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Where the service is published to: relative to the checkout that people look at, and never into a run. */
export function resolveTarget(
  { out, workingDirectory }: Pick<Inputs, 'out' | 'workingDirectory'>,
  { home, run }: Pick<Deps, 'home' | 'run'>,
): string {
  const target = path.resolve(home, workingDirectory, out);
  const refuse = (why: string): ConfigurationError =>
    new ConfigurationError('bad-out', [`out: ${target} lies inside ${why}`]);
  if (isInside(target, run.path)) throw refuse('the run directory');
  if (target.split(path.sep).includes('.git')) throw refuse('a git directory');
  return target;
}

async function findExistingParent(directory: string): Promise<string> {
  let current = directory;
  while ((await stat(current).catch(() => undefined))?.isDirectory() !== true) current = path.dirname(current);
  return current;
}

/** Publishes the run's tree into a directory; what somebody has edited there stays, and the patch shows it. */
export async function publishService(target: string, deps: PublishDeps): Promise<Publication> {
  const { clock, evidence, exec, log, run } = deps;
  const parent = await findExistingParent(target);
  const backup = await createBackupRef(exec, parent, formatTimestamp(clock.now()));
  const publication = await publishTree({ from: run.resolve(RUN_LAYOUT.service), to: target, exec });
  const { changed, removed, kept, diff } = publication;
  const isTouched = changed.length + removed.length > 0;
  if (backup.outcome === 'made' && !isTouched) await removeBackupRef(exec, parent, backup.ref);
  if (diff !== '') {
    await evidence.writeText(PATCH, diff);
    const what = `${countOf(changed.length, 'file')} written, ${removed.length} removed, ${kept.length} left as edited`;
    log.info(`${target}: ${what}; ${evidence.directory}/${PATCH} shows the difference`);
  }
  return publication;
}
