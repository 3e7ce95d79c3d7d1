import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';

import { writeFileAtomic } from '../files/atomic';
import { listFiles } from '../files/hash';
import { readJsonIfPresent, writeJson } from '../files/json';

import { ensureCacheEntry, pruneCache } from './entry';

const KEPT_ENTRIES = 16;
const OWN_FILES = new Set(['input.json', 'output.json', 'log.txt']);

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

/** Looks for equal work. An entry that does not fit its contract is treated as absent. */
export async function findCachedPhase(
  cacheDirectory: string,
  step: Step,
  key: string,
): Promise<CachedPhase | undefined> {
  const directory = entryDirectory(cacheDirectory, step, key);
  const output = await readJsonIfPresent(path.join(directory, 'output.json'), phaseOutputSchema).catch(() => undefined);
  if (output === undefined) return undefined;
  const patch = await readFile(path.join(directory, 'service.patch'), 'utf8').catch(() => undefined);
  return patch === undefined ? undefined : { output, evidence: path.join(directory, 'evidence'), patch };
}

/** Copies the evidence of equal work into a phase's directory. */
export async function restoreEvidence(cached: CachedPhase, phaseDirectory: string): Promise<void> {
  await cp(cached.evidence, phaseDirectory, { recursive: true });
}

/** Keeps finished work for equal work to come; the oldest entries make room. */
export async function storePhase(
  cacheDirectory: string,
  key: string,
  output: PhaseOutput,
  phaseDirectory: string,
  patch: string,
): Promise<void> {
  const directory = entryDirectory(cacheDirectory, output.phase, key);
  await ensureCacheEntry(directory, async (temporary) => {
    await mkdir(path.join(temporary, 'evidence'));
    for (const file of await listFiles(phaseDirectory)) {
      if (!OWN_FILES.has(file))
        await cp(path.join(phaseDirectory, file), path.join(temporary, 'evidence', file), { recursive: true });
    }
    await writeFileAtomic(path.join(temporary, 'service.patch'), patch);
    await writeJson(path.join(temporary, 'output.json'), phaseOutputSchema, output);
  });
  await pruneCache(path.dirname(directory), KEPT_ENTRIES);
}
