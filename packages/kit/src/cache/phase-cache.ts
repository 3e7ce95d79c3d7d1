import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';

import { writeFileAtomic } from '../files/atomic';
import { listFiles } from '../files/hash';
import { readJsonIfPresent, writeJson } from '../files/json';
import { LEDGER_FILE } from '../run-directory/layout';

import { ensureCacheEntry, pruneCache } from './entry';

const KEPT_ENTRIES = 16;
const OWN_FILES = new Set(['input.json', 'output.json', 'log.txt', LEDGER_FILE]);
// Stands for the run directory in outputs that are paths: equal work of another run lies in that run's directory.
const RUN_PATH_TOKEN = '<run-directory>';

/** What equal work gave before: its output, its evidence and what it changed in the service. */
export interface CachedPhase {
  readonly output: PhaseOutput;
  /** Directory with the phase's evidence files. */
  readonly evidence: string;
  /** Patch of the service's tree; empty when the phase changed nothing. */
  readonly patch: string;
}

function entryDirectory(cacheDirectory: string, step: Step, key: string): string {
  return path.join(cacheDirectory, 'phases', step, key);
}

function movePaths(output: PhaseOutput, from: string, to: string): PhaseOutput {
  const moved = Object.entries(output.outputs).map(([name, value]) => [name, value.replaceAll(from, to)] as const);
  return { ...output, outputs: Object.fromEntries(moved) };
}

/**
 * Looks for equal work. An entry that does not fit its contract is treated as absent.
 * @param runPath - absolute path of the run at hand: outputs that are paths lead into it
 */
export async function findCachedPhase(
  cacheDirectory: string,
  step: Step,
  key: string,
  runPath: string,
): Promise<CachedPhase | undefined> {
  const directory = entryDirectory(cacheDirectory, step, key);
  const output = await readJsonIfPresent(path.join(directory, 'output.json'), phaseOutputSchema).catch(() => undefined);
  if (output === undefined) return undefined;
  const patch = await readFile(path.join(directory, 'service.patch'), 'utf8').catch(() => undefined);
  if (patch === undefined) return undefined;
  return { output: movePaths(output, RUN_PATH_TOKEN, runPath), evidence: path.join(directory, 'evidence'), patch };
}

/** Copies the evidence of equal work into a phase's directory. */
export async function restoreEvidence(cached: CachedPhase, phaseDirectory: string): Promise<void> {
  await cp(cached.evidence, phaseDirectory, { recursive: true });
}

/**
 * Keeps finished work for equal work to come; the oldest entries make room.
 * @param run - absolute paths of the run and of the phase's directory in it
 */
export async function storePhase(
  cacheDirectory: string,
  key: string,
  output: PhaseOutput,
  run: { readonly path: string; readonly phaseDirectory: string },
  patch: string,
): Promise<void> {
  const directory = entryDirectory(cacheDirectory, output.phase, key);
  await ensureCacheEntry(directory, async (temporary) => {
    await mkdir(path.join(temporary, 'evidence'));
    for (const file of await listFiles(run.phaseDirectory)) {
      if (!OWN_FILES.has(file))
        await cp(path.join(run.phaseDirectory, file), path.join(temporary, 'evidence', file), { recursive: true });
    }
    await writeFileAtomic(path.join(temporary, 'service.patch'), patch);
    await writeJson(
      path.join(temporary, 'output.json'),
      phaseOutputSchema,
      movePaths(output, run.path, RUN_PATH_TOKEN),
    );
  });
  await pruneCache(path.dirname(directory), KEPT_ENTRIES);
}
