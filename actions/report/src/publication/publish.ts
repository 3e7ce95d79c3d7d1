import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import { formatTimestamp } from '@orchestrate/contracts/run-id';
import type { Summary } from '@orchestrate/contracts/summary';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { createBackupRef, removeBackupRef } from '@orchestrate/kit/publish/backup-ref';
import { publishTree } from '@orchestrate/kit/publish/publish-tree';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { listWords } from '@orchestrate/kit/words';

import type { Inputs } from '../inputs';

import type { Occupant, PublicationRequest } from './decide';
import { chooseTarget, findObstacle, refuseTarget } from './decide';
import { offerPatch } from './offer-patch';

/** What became of publishing. */
export interface Publication {
  readonly published: Summary['published'];
  /** Patch of what publishing changed and would have changed, relative to the run directory. */
  readonly diff: string | undefined;
  /** For a person: where it went and what was kept, or why it stayed. */
  readonly note: string;
  /** What publishing leaves to a person; anything here makes the run partial. */
  readonly remaining: readonly string[];
}

type PublishDeps = Pick<Deps, 'clock' | 'evidence' | 'exec' | 'home' | 'log' | 'run' | 'workingDirectory'>;

const SHOWN_FILES = 20;

/** What stands in a directory. */
export async function inspectOccupant(directory: string): Promise<Occupant> {
  const names = await readdir(directory).catch(() => []);
  if (names.length === 0) return { kind: (await isAbsentOrEmpty(directory)) ? 'nothing' : 'other' };
  const list = await readJsonIfPresent(path.join(directory, GENERATED_FILES_PATH), generatedFilesSchema).catch(
    () => undefined,
  );
  return list === undefined ? { kind: 'other' } : { kind: 'service', name: list.service };
}

async function isAbsentOrEmpty(directory: string): Promise<boolean> {
  const entry = await stat(directory).catch(() => undefined);
  return entry === undefined || entry.isDirectory();
}

async function findExistingParent(directory: string): Promise<string> {
  let current = directory;
  while ((await stat(current).catch(() => undefined))?.isDirectory() !== true) current = path.dirname(current);
  return current;
}

function stay(note: string, remaining: readonly string[] = []): Publication {
  return { published: null, diff: undefined, note, remaining };
}

async function publishTo(target: string, deps: PublishDeps): Promise<Publication> {
  const { clock, evidence, exec, home, log, run } = deps;
  const shown = path.relative(home, target).startsWith('..') ? target : path.relative(home, target) || '.';
  const parent = await findExistingParent(target);
  const backup = await createBackupRef(exec, parent, formatTimestamp(clock.now()));
  const { changed, kept, removed, diff } = await publishTree({
    from: run.resolve(RUN_LAYOUT.service),
    to: target,
    exec,
  });
  const touched = changed.length + removed.length;
  if (backup.outcome === 'made' && touched === 0) await removeBackupRef(exec, parent, backup.ref);
  const kind =
    backup.outcome === 'no-repository'
      ? 'there is no repository to keep a backup in'
      : touched === 0
        ? 'nothing changed'
        : `the tree before it is ${backup.ref}`;
  const note = `published to ${shown}: ${touched} files changed, ${kept.length} kept; ${kind}`;
  log.info(note);
  evidence.emit({ type: 'note', data: { message: note } });
  const patch = diff === '' ? undefined : await evidence.writeText('published.patch', diff);
  const remaining =
    kept.length === 0 ? [] : [`kept ${listWords(kept, SHOWN_FILES)} in ${shown}, because somebody had edited them`];
  return { published: { directory: shown, changed: touched, kept: [...kept] }, diff: patch, note, remaining };
}

/**
 * Puts the service into the user's checkout, or says why it stays in the run. What goes wrong here is told and leaves
 * the run partial; it never costs the report.
 */
export async function publish(
  request: Omit<PublicationRequest, 'dryRun' | 'inject'>,
  inputs: Inputs,
  deps: PublishDeps,
): Promise<Publication> {
  const obstacle = findObstacle({ ...request, dryRun: inputs.dryRun, inject: inputs.inject });
  if (request.evidence.plan?.value.service.existing !== undefined) return offerPatch(obstacle, deps);
  const service = request.evidence.generated?.value.service;
  if (obstacle !== undefined || service === undefined) return stay(`not published: ${obstacle ?? 'there is none'}`);
  const base = path.resolve(deps.home, inputs.workingDirectory);
  const occupant = await inspectOccupant(path.join(base, 'service'));
  const target = chooseTarget({ out: inputs.out, service, base, home: deps.home, occupant });
  const refusal = refuseTarget(target, deps.run.path);
  if (refusal !== undefined) return stay(`not published: ${refusal}`, [`the service was not published: ${refusal}`]);
  try {
    return await publishTo(target, deps);
  } catch (error) {
    const message = `the service was not published: ${describeError(error)}`;
    deps.log.warning(message);
    return stay(message, [message]);
  }
}
