import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Manifest, SealedFile } from '@orchestrate/contracts/manifest';
import { isOutsideSeal, mayGrow } from '@orchestrate/contracts/manifest';
import type { Step } from '@orchestrate/contracts/phase';
import { stepSchema } from '@orchestrate/contracts/phase';

import { hashFile, listFiles } from '../files/hash';
import { isWorkingState } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';

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

function mediaTypeOf(file: string): string {
  const extension = path.posix.extname(file);
  return MEDIA_TYPES[extension] ?? (TEXT.test(extension) ? 'text/plain' : 'application/octet-stream');
}

function phaseOf(file: string): Step | null {
  const match = /^phases\/([a-z-]+?)(?:-\d+)?\//.exec(file);
  return stepSchema.safeParse(match?.[1]).data ?? null;
}

/** All files of a run directory that are evidence, sorted. */
export function listRunFiles(run: Pick<RunDirectory, 'path'>): Promise<string[]> {
  return listFiles(run.path, isWorkingState);
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
