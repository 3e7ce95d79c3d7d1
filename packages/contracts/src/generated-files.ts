import { z } from 'zod';

import { relativePath, schemaVersion, sha256 } from './versioned';

/** Where a generated tree keeps the list of what was generated, relative to its root. */
export const GENERATED_FILES_PATH = '.orchestrate/generated.json';

/**
 * `.orchestrate/generated.json` in a generated service: each generated file's hash as it was written. A file whose
 * hash differs today was edited by somebody, and regenerating leaves it alone.
 */
export const generatedFilesSchema = z.object({
  schemaVersion,
  service: z.string(),
  /** Hash of the bundled specification it came from. */
  specification: sha256,
  files: z.record(relativePath, sha256),
});
/** See {@link generatedFilesSchema}. */
export type GeneratedFiles = z.infer<typeof generatedFilesSchema>;
