import { z } from 'zod';

import { relativePath, schemaVersion } from './versioned';

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
  /** Why it did not run, or how it broke. */
  reason: z.string().optional(),
  findings: z.number().int().nonnegative(),
  seconds: z.number().nonnegative(),
});
/** See {@link analyserResultSchema}. */
export type AnalyserResult = z.infer<typeof analyserResultSchema>;

/** One fixer's proposal and what became of it. */
export const fixSchema = z.object({
  /** The analyser whose own fixes these are, or the model that wrote them: `<provider>/<model>`. */
  fixer: z.string(),
  /** Rules whose findings it set out to remove. */
  rules: z.array(z.string()),
  /** Directory of the proposal's record and patch, relative to the run directory. */
  proposal: relativePath,
  accepted: z.boolean(),
  /** Findings it set out to remove. */
  targeted: z.number().int().nonnegative(),
  /** The gate that refused it and what it said. */
  refusal: z.string().optional(),
  /** Findings of the files it touches, before and after, relative to the run directory. */
  before: relativePath,
  after: relativePath,
});
/** See {@link fixSchema}. */
export type Fix = z.infer<typeof fixSchema>;

/** `phases/analyze/fixers/<nn>-<fixer>/{before,after}.json`: a fixer's findings around its change. */
export const findingListSchema = z.object({ schemaVersion, findings: z.array(findingSchema) });

/** What a model saw in the tree, as far as the files bear it out. It counts for nothing in the verdict. */
export const reviewFindingSchema = findingSchema.extend({
  path: z.string(),
  line: z.number().int().positive(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** What stands on the line, as the model quoted it. */
  evidence: z.string(),
});
/** See {@link reviewFindingSchema}. */
export type ReviewFinding = z.infer<typeof reviewFindingSchema>;

/** A model's review of a tree. */
export const reviewSchema = z.object({
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
  /** Files that it was shown. */
  files: z.number().int().nonnegative(),
  /** Files that there was no room for. */
  left: z.number().int().nonnegative(),
  findings: z.array(reviewFindingSchema),
  /** Findings on lines that are not there or do not say what was quoted, and those beyond the number asked for. */
  dropped: z.number().int().nonnegative(),
});
/** See {@link reviewSchema}. */
export type Review = z.infer<typeof reviewSchema>;

/** What a model says of a finding that no fixer mends. */
export const explanationSchema = z.object({
  finding: findingSchema,
  text: z.string(),
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
});
/** See {@link explanationSchema}. */
export type Explanation = z.infer<typeof explanationSchema>;

/** What the baseline knows of today's findings. */
export const baselineComparisonSchema = z.object({
  file: z.string(),
  /** Results in the baseline. */
  known: z.number().int().nonnegative(),
  /** Of those, still there. */
  unchanged: z.number().int().nonnegative(),
  /** Of those, no longer there. */
  gone: z.number().int().nonnegative(),
});

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
  /** Findings of `before` that accepted fixes removed. */
  fixed: z.number().int().nonnegative(),
  fixes: z.array(fixSchema).optional(),
  baseline: baselineComparisonSchema.optional(),
  /** Absent where nobody was asked, or nobody answered. */
  review: reviewSchema.optional(),
  explanations: z.array(explanationSchema).optional(),
});
/** See {@link analysisSchema}. */
export type Analysis = z.infer<typeof analysisSchema>;
