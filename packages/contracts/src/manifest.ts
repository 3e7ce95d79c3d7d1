import { z } from 'zod';

import { stepSchema } from './phase';
import { runIdSchema } from './run-id';
import { instant, relativePath, schemaVersion, sha256 } from './versioned';

/** `manifest.json`: every other file of the run directory, and what the run was made of. */
export const manifestSchema = z.object({
  schemaVersion,
  run: runIdSchema,
  sealedAt: instant,
  tools: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Hashes of what came in: the specification's files, the configuration. */
  inputs: z.array(z.object({ name: z.string(), sha256 })),
  files: z.array(
    z.object({
      path: relativePath,
      sha256,
      bytes: z.number().int().nonnegative(),
      mediaType: z.string(),
      phase: stepSchema.nullable(),
    }),
  ),
});
/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;
