import { lstat, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { formatRunId, runIdSchema } from '@orchestrate/contracts/run-id';

import type { Clock } from '../clock';
import { ConfigurationError, isNotFound } from '../errors';
import { makeDirectory } from '../files/directories';

import { RUN_LAYOUT } from './layout';

/** A run's evidence on disk. */
export interface RunDirectory {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** Absolute path of something inside. */
  resolve(...relative: string[]): string;
}

/** Opens what is known to be there. */
export function openRunDirectory(directory: string): RunDirectory {
  const absolute = path.resolve(directory);
  return {
    id: runIdSchema.parse(path.basename(absolute)),
    path: absolute,
    resolve: (...relative) => path.join(absolute, ...relative),
  };
}

/** Where a run directory is sought or made. */
export interface RunLocation {
  /** The checkout that people look at: `artifacts/` is made in it. */
  readonly home: string;
  /** Path of a run directory that exists, from an input or from an earlier step of the job. */
  readonly existing?: string | undefined;
}

async function isDirectory(directory: string): Promise<boolean> {
  return stat(directory)
    .then((entry) => entry.isDirectory())
    .catch(() => false);
}

/** Makes `artifacts/` if it is not there, invisible to git, because a run must not dirty somebody's tree. */
async function ensureArtifactsDirectory(artifacts: string): Promise<void> {
  if (await isDirectory(artifacts)) return;
  await makeDirectory(artifacts);
  await writeFile(path.join(artifacts, '.gitignore'), '*\n');
}

function randomDigits(): string {
  return crypto.randomUUID().slice(0, 8);
}

async function pointLatest(artifacts: string, id: string): Promise<void> {
  const temporary = path.join(artifacts, `.latest-${process.pid}-${randomDigits()}`);
  await symlink(path.join('runs', id), temporary);
  await rename(temporary, path.join(artifacts, 'latest'));
}

/** Makes a new run directory under `<home>/artifacts/runs/` and points `artifacts/latest` at it. */
export async function createRunDirectory(home: string, clock: Clock): Promise<RunDirectory> {
  const artifacts = path.join(home, 'artifacts');
  await ensureArtifactsDirectory(artifacts);
  const id = formatRunId(clock.now(), randomDigits());
  const run = openRunDirectory(path.join(artifacts, 'runs', id));
  await makeDirectory(run.resolve(RUN_LAYOUT.phases));
  await pointLatest(artifacts, id);
  return run;
}

/**
 * Finds the run of a resumed execution.
 * @throws {ConfigurationError} `run-not-found`, with the runs that there are
 */
export async function findRunDirectory(home: string, id: string): Promise<RunDirectory> {
  const runs = path.join(home, 'artifacts', 'runs');
  if (runIdSchema.safeParse(id).success && (await isDirectory(path.join(runs, id)))) {
    await pointLatest(path.join(home, 'artifacts'), id);
    return openRunDirectory(path.join(runs, id));
  }
  const there = (await readdir(runs).catch(() => []))
    .filter((name) => runIdSchema.safeParse(name).success)
    .sort()
    .slice(-5);
  const hint = there.length === 0 ? 'there are no runs here' : `the newest runs are ${there.join(', ')}`;
  throw new ConfigurationError('run-not-found', [`resume: there is no run ${JSON.stringify(id)} in ${runs}; ${hint}`]);
}

/** The run that an earlier step began, or a new one. */
export async function locateRunDirectory(location: RunLocation, clock: Clock): Promise<RunDirectory> {
  if (location.existing === undefined || location.existing === '') return createRunDirectory(location.home, clock);
  const directory = path.resolve(location.home, location.existing);
  const name = runIdSchema.safeParse(path.basename(directory));
  if (!name.success || !(await isDirectory(directory))) {
    throw new ConfigurationError('not-a-run-directory', [
      `run-directory: ${JSON.stringify(location.existing)} is not the directory of a run; leave it empty to begin one`,
    ]);
  }
  return openRunDirectory(directory);
}

/** Removes a path whatever it is, without following a link. */
export async function removePath(target: string): Promise<void> {
  const entry = await lstat(target).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (entry !== undefined) await rm(target, { recursive: true, force: true, maxRetries: 3 });
}
