import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { BaseRun } from './base-run';
import type { BundleRun } from './bundle';
import { runActionBundle } from './bundle';
import { git } from './clone';

import type { Step } from '@orchestrate/contracts/phase';
import { phaseInputSchema } from '@orchestrate/contracts/phase-record';
import { readJson } from '@orchestrate/kit/files/json';

const ORDER: readonly Step[] = ['plan', 'generate', 'test-gen', 'analyze', 'inject', 'deploy', 'heal', 'report'];
const LATER_FILES =
  /^(?:manifest\.json|report\.(?:html|md)|summary-.*\.json|tool-usage-log\.md|service\.bundle|ai_chats)$/;

/** A run as it was right before a step, in a home of its own, and a way to go on from there. */
export interface Snapshot {
  readonly home: string;
  /** Absolute. */
  readonly runDirectory: string;
  readonly run: (
    action: string,
    inputs?: Readonly<Record<string, string>>,
    options?: SnapshotRun,
  ) => Promise<BundleRun>;
}

/** How a snapshot's step differs from one in the chain. */
export interface SnapshotRun {
  /** Another cache than the one that the whole run filled. */
  readonly cache?: string;
  readonly onStart?: (pid: number) => void;
}

async function removeLater(runDirectory: string, step: Step): Promise<void> {
  const later = ORDER.slice(ORDER.indexOf(step));
  for (const name of await readdir(path.join(runDirectory, 'phases')))
    if (later.some((phase) => name === phase || (name.startsWith(`${phase}-`) && phase !== 'test-gen')))
      await rm(path.join(runDirectory, 'phases', name), { recursive: true });
  for (const name of await readdir(runDirectory))
    if (LATER_FILES.test(name)) await rm(path.join(runDirectory, name), { recursive: true });
}

/** The service's commit a phase began with; none before it was generated. */
async function readStart(runDirectory: string, step: Step): Promise<string | undefined> {
  const file = path.join(runDirectory, 'phases', step, 'input.json');
  return (await readJson(file, phaseInputSchema)).serviceCommit;
}

/** Copies the run of the chain's set-up and takes it back to where a step began. */
export async function takeSnapshot(base: BaseRun, home: string, step: Step): Promise<Snapshot> {
  const runDirectory = path.join(home, 'artifacts/runs', path.basename(base.runDirectory));
  await mkdir(path.dirname(runDirectory), { recursive: true });
  await cp(base.runDirectory, runDirectory, { recursive: true, verbatimSymlinks: true });
  await cp(path.join(base.clone, 'specs'), path.join(home, 'specs'), { recursive: true });
  const start = step === 'inject' ? undefined : await readStart(base.runDirectory, step);
  await removeLater(runDirectory, step);
  // Scratch is named by the run, and other copies of this run may go on at the same time.
  const temporary = path.join(home, 'tmp');
  await mkdir(temporary);
  const service = path.join(runDirectory, 'service');
  if (start !== undefined) git(service, 'reset', '--quiet', '--hard', start);
  else if (step === 'plan' || step === 'generate') await rm(service, { recursive: true, force: true });
  return {
    home,
    runDirectory,
    run: (action, inputs = {}, { cache = base.cache, ...options } = {}) =>
      runActionBundle(action, {
        ...options,
        workspace: home,
        cache,
        root: base.clone,
        env: { TMPDIR: temporary },
        inputs: { 'run-directory': runDirectory, 'fail-on': 'none', ...inputs },
      }),
  };
}
