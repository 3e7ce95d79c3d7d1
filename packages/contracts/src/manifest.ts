import { z } from 'zod';

import { stepSchema } from './phase';
import { PROVENANCE_FILES } from './provenance';
import { retentionSchema } from './retention';
import { runIdSchema } from './run-id';
import { instant, relativePath, schemaVersion, sha256 } from './versioned';

/**
 * What an entry of the manifest vouches for. `whole`: the file as it is. `prefix`: its first `bytes` bytes, because
 * somebody still appends to it when the run is sealed; {@link mayGrow} says which files those may be.
 */
export const sealSchema = z.enum(['whole', 'prefix']);
/** See {@link sealSchema}. */
export type Seal = z.infer<typeof sealSchema>;

/** One file of the run directory as it was sealed. */
export const sealedFileSchema = z.object({
  path: relativePath,
  sha256,
  bytes: z.number().int().nonnegative(),
  mediaType: z.string(),
  phase: stepSchema.nullable(),
  seal: sealSchema,
});
/** See {@link sealedFileSchema}. */
export type SealedFile = z.infer<typeof sealedFileSchema>;

/** `manifest.json`: every other file of the run directory, and what the run was made of. */
export const manifestSchema = z.object({
  schemaVersion,
  run: runIdSchema,
  sealedAt: instant,
  /** Directory of the attempt that sealed the run: `phases/report`, `phases/report-2`. */
  sealedBy: relativePath,
  tools: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Hashes of what came in: the specification's files, the configuration. */
  inputs: z.array(z.object({ name: z.string(), sha256 })),
  files: z.array(sealedFileSchema),
  /** Absent where the run is whole. */
  retention: retentionSchema.optional(),
});
/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Name under which {@link manifestSchema}'s inputs have the configuration, beside the specification's files. */
export const CONFIGURATION_INPUT = 'configuration';

/**
 * Files that the manifest does not list: the manifest itself, what is signed over it, and the record of the attempt that
 * sealed the run, which can only be written once that attempt knows how it ended.
 */
export function isOutsideSeal(path: string, sealedBy: string): boolean {
  const own = ['manifest.json', PROVENANCE_FILES.envelope, PROVENANCE_FILES.publicKey, `${sealedBy}/output.json`];
  return own.includes(path);
}

/**
 * Files that are appended to after the run is sealed, and are therefore sealed as a prefix: the logs that the sealing
 * attempt writes until its end. A service that is left running writes its log elsewhere.
 */
export function mayGrow(path: string, sealedBy: string): boolean {
  return ['events.ndjson', 'processes.ndjson', `${sealedBy}/log.txt`].includes(path);
}
