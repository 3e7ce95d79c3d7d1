import { stat } from 'node:fs/promises';

import type { Manifest, SealedFile } from '@orchestrate/contracts/manifest';
import { isOutsideSeal, mayGrow } from '@orchestrate/contracts/manifest';
import { CUT_ORDER } from '@orchestrate/contracts/retention';

import { hashFile } from '../files/hash';
import type { RunDirectory } from '../run-directory/run-directory';

import type { Problem } from './problem';

/** A file as it is on disk; the hash is over as many bytes as its entry seals. */
export interface ActualFile {
  readonly bytes: number;
  readonly sha256: string;
}

function problem(file: string, message: string): Problem {
  return { check: 'manifest', file, message };
}

function compareFile(sealed: SealedFile, actual: ActualFile | undefined): string | undefined {
  if (actual === undefined) return 'is missing: it was there when the run was sealed';
  if (actual.bytes < sealed.bytes) return `was cut: ${actual.bytes} bytes where ${sealed.bytes} were sealed`;
  if (sealed.seal === 'whole' && actual.bytes > sealed.bytes)
    return `has grown: ${actual.bytes} bytes where ${sealed.bytes} were sealed`;
  return actual.sha256 === sealed.sha256 ? undefined : 'was changed: its hash is not the sealed one';
}

/** What a run says was cut may be cut, and what is gone is gone. */
function checkCuts({ retention }: Manifest, actual: ReadonlyMap<string, ActualFile>): Problem[] {
  return (retention?.files ?? []).flatMap(({ path, cut }) => {
    const rule = CUT_ORDER.find((candidate) => candidate.path.test(path));
    if (rule?.cut !== cut) return [problem(path, 'was cut, which it may not be whatever the run takes')];
    const isThere = actual.has(path);
    if (cut === 'whole' && isThere) return [problem(path, 'is there, although it is told that it was cut')];
    return cut === 'middle' && !isThere ? [problem(path, 'is gone, although only its middle was to be cut')] : [];
  });
}

/**
 * Compares a manifest with what is on disk.
 * @param actual - every file that is there, the manifest's own included
 */
export function compareManifest(manifest: Manifest, actual: ReadonlyMap<string, ActualFile>): Problem[] {
  const sealed = new Map(manifest.files.map((file) => [file.path, file]));
  const changed = manifest.files.flatMap((file) => {
    if (file.seal === 'prefix' && !mayGrow(file.path, manifest.sealedBy))
      return [problem(file.path, 'is sealed as a prefix, which only logs that still grow may be')];
    const message = compareFile(file, actual.get(file.path));
    return message === undefined ? [] : [problem(file.path, message)];
  });
  const added = [...actual.keys()]
    .filter((file) => !sealed.has(file) && !isOutsideSeal(file, manifest.sealedBy) && !mayGrow(file, manifest.sealedBy))
    .map((file) => problem(file, 'was added: it was not there when the run was sealed'));
  const doubled = manifest.files
    .filter((file) => sealed.get(file.path) !== file)
    .map(({ path }) => problem(path, 'is listed twice in the manifest'));
  return [...changed, ...added, ...doubled, ...checkCuts(manifest, actual)];
}

/** Hashes what is on disk as far as the manifest vouches for it, and compares. */
export async function checkManifest(
  run: Pick<RunDirectory, 'resolve'>,
  manifest: Manifest,
  files: readonly string[],
): Promise<Problem[]> {
  const sealed = new Map(manifest.files.map((file) => [file.path, file]));
  const actual = new Map<string, ActualFile>();
  for (const file of files) {
    const absolute = run.resolve(file);
    const { size: bytes } = await stat(absolute);
    const entry = sealed.get(file);
    const sha256 = entry === undefined ? '' : await hashFile(absolute, Math.min(bytes, entry.bytes));
    actual.set(file, { bytes, sha256 });
  }
  return compareManifest(manifest, actual);
}
