import { z } from 'zod';

import { relativePath, sha256 } from './versioned';

/** What happens to a file for which there is no room: its middle goes, or all of it. */
export const cutKindSchema = z.enum(['middle', 'whole']);

/** A file of a run that was cut because the run was over its size budget, as it was before. */
export const cutFileSchema = z.object({ path: relativePath, cut: cutKindSchema, bytes: z.number().int(), sha256 });
/** See {@link cutFileSchema}. */
export type CutFile = z.infer<typeof cutFileSchema>;

/** What was cut of a run, and for which budget. */
export const retentionSchema = z.object({
  budgetBytes: z.number().int().positive(),
  /** Whether the run fits now; what may never be cut can be too much by itself. */
  fits: z.boolean(),
  files: z.array(cutFileSchema),
});
/** See {@link retentionSchema}. */
export type Retention = z.infer<typeof retentionSchema>;

/**
 * What may be cut, in this order; everything else stays whole whatever it takes: what phases and gates said, events, the
 * plan, code and diffs, conversations, findings, test reports.
 */
export const CUT_ORDER: readonly {
  readonly what: string;
  readonly path: RegExp;
  readonly cut: z.infer<typeof cutKindSchema>;
}[] = [
  {
    what: 'the middles of long logs',
    path: /^phases\/[^/]+\/(?:log\.txt|logs\/.+|service\/.+\.(?:log|txt))$/,
    cut: 'middle',
  },
  {
    what: 'pictures, recordings and archives',
    path: /^phases\/.+\.(?:png|jpe?g|gif|webp|webm|mp4|zip|t?gz|tar|br|zst)$/,
    cut: 'whole',
  },
  {
    what: 'coverage in forms for other tools',
    path: /^phases\/[^/]+\/coverage\.(?:cobertura\.xml|lcov)$/,
    cut: 'whole',
  },
];
