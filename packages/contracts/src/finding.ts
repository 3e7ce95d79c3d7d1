import { z } from 'zod';

import { schemaVersion } from './versioned';

/** One finding of one tool, on its way to SARIF. */
export const findingSchema = z.object({
  tool: z.string(),
  rule: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  /** Relative to the tree; absent for a finding on the whole. */
  path: z.string().optional(),
  /** From 1. */
  line: z.number().int().positive().optional(),
  column: z.number().int().positive().optional(),
  endLine: z.number().int().positive().optional(),
  endColumn: z.number().int().positive().optional(),
  help: z.string().optional(),
  /** Stable while lines around it move: from tool, rule, path and the text of the line. */
  fingerprint: z.string(),
});
/** See {@link findingSchema}. */
export type Finding = z.infer<typeof findingSchema>;

/** How one analyser fared. `failed` is a tool that broke, which is never the same as no findings. */
export const analyserResultSchema = z.object({
  tool: z.string(),
  version: z.string().optional(),
  outcome: z.enum(['ran', 'not-run', 'failed', 'not-applicable']),
  reason: z.string().optional(),
  findings: z.number().int().nonnegative(),
  seconds: z.number().nonnegative(),
});
/** See {@link analyserResultSchema}. */
export type AnalyserResult = z.infer<typeof analyserResultSchema>;

/** `phases/analyze/analysis.json`. */
export const analysisSchema = z.object({
  schemaVersion,
  analysers: z.array(analyserResultSchema),
  /** On the tree as it came. */
  before: z.array(findingSchema),
  /** On the tree as it is left. */
  after: z.array(findingSchema),
  /** Of `after`, those that the baseline does not know. */
  fresh: z.array(findingSchema),
  fixed: z.number().int().nonnegative(),
});
/** See {@link analysisSchema}. */
export type Analysis = z.infer<typeof analysisSchema>;
