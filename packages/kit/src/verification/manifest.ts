import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Manifest, SealedFile } from '@orchestrate/contracts/manifest';
import { CONFIGURATION_INPUT, isOutsideSeal, mayGrow } from '@orchestrate/contracts/manifest';
import type { Step } from '@orchestrate/contracts/phase';
import { stepSchema } from '@orchestrate/contracts/phase';

import { hashFile, hashText, listFiles } from '../files/hash';
import { isWorkingState } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import type { RunEvidence } from '../run-evidence/evidence';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.bundle': 'application/x-git-bundle',
  '.html': 'text/html',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.ndjson': 'application/x-ndjson',
  '.patch': 'text/x-diff',
  '.sarif': 'application/sarif+json',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
};
const TEXT = /^\.(?:c?js|css|log|mjs|ts|txt)$/;

/** Media type of a file of a run, by its name alone. */
export function mediaTypeOf(file: string): string {
  const extension = path.posix.extname(file);
  return MEDIA_TYPES[extension] ?? (TEXT.test(extension) ? 'text/plain' : 'application/octet-stream');
}

/** Whose directory a file lies in; `null` for files of the whole run. */
export function phaseOf(file: string): Step | null {
  const match = /^phases\/([a-z-]+?)(?:-\d+)?\//.exec(file);
  return stepSchema.safeParse(match?.[1]).data ?? null;
}

/** All files of a run directory that are evidence, sorted. */
export function listRunFiles(run: Pick<RunDirectory, 'path'>): Promise<string[]> {
  return listFiles(run.path, isWorkingState);
}

/** Hashes of what came in, as the plan tells it: the specification's files, the configuration. */
export function listManifestInputs({ plan }: Pick<RunEvidence, 'plan'>): Manifest['inputs'] {
  if (plan === undefined) return [];
  const { specification, configuration } = plan.value;
  return [
    ...specification.files.map(({ path: name, sha256 }) => ({ name, sha256 })),
    { name: CONFIGURATION_INPUT, sha256: hashText(JSON.stringify(configuration)) },
  ];
}

/** What a seal says besides the files. */
export type SealHead = Omit<Manifest, 'schemaVersion' | 'run' | 'files'>;

/** Hashes every file of a run directory, as it is at this moment. */
export async function createManifest(run: RunDirectory, head: SealHead): Promise<Manifest> {
  const files: SealedFile[] = [];
  for (const file of await listRunFiles(run)) {
    if (isOutsideSeal(file, head.sealedBy)) continue;
    const absolute = run.resolve(file);
    const seal = mayGrow(file, head.sealedBy) ? 'prefix' : 'whole';
    const { size: bytes } = await stat(absolute);
    const sha256 = await hashFile(absolute, bytes);
    files.push({ path: file, sha256, bytes, mediaType: mediaTypeOf(file), phase: phaseOf(file), seal });
  }
  return { schemaVersion: 1, run: run.id, ...head, files };
}
