import { z } from 'zod';

import { allowedEditSchema, reviewLabelSchema } from './allowance';
import { relativePath, schemaVersion } from './versioned';

/** What kind of thing is broken. */
export const failureClassSchema = z.enum([
  'test',
  'type',
  'lint',
  'build',
  'dependency',
  'configuration',
  'infrastructure',
  'flaky',
  'timeout',
  'out-of-memory',
  'crash',
  'unknown',
]);
/** See {@link failureClassSchema}. */
export type FailureClass = z.infer<typeof failureClassSchema>;

/** One failure as read from a report or a log. */
export const failureSchema = z.object({
  /** The command (gate) it came from. */
  gate: z.string(),
  class: failureClassSchema,
  test: z.string().optional(),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
  column: z.number().int().positive().optional(),
  /** A compiler's or linter's name for it: `TS2304`, `no-undef`. */
  code: z.string().optional(),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  stack: z.array(
    z.object({ file: z.string(), line: z.number().int().positive(), column: z.number().int().positive().optional() }),
  ),
  /** Same for the same failure in another run: times, paths, ports and addresses taken out. */
  signature: z.string(),
  /** Failures of one cluster are believed to share a cause. */
  cluster: z.string(),
});
/** See {@link failureSchema}. */
export type Failure = z.infer<typeof failureSchema>;

/** `phases/heal/triage.json`: what failed at first, before anything was tried. */
export const triageSchema = z.object({
  schemaVersion,
  /** The class of the failure that hides the others: what to mend first. */
  class: failureClassSchema.nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  failures: z.array(failureSchema),
});
/** See {@link triageSchema}. */
export type Triage = z.infer<typeof triageSchema>;

/** A quality gate's last run. */
export const gateRunSchema = z.object({
  name: z.string(),
  command: z.string(),
  required: z.boolean(),
  passed: z.boolean(),
  outcome: z.enum(['exited', 'timeout', 'killed', 'not-found', 'refused', 'skipped']),
  exitCode: z.number().int().nullable(),
  seconds: z.number().nonnegative(),
  log: z.string().optional(),
  tests: z.object({ passed: z.number().int(), failed: z.number().int(), skipped: z.number().int() }).optional(),
  /** Test files that a build had copied, which fail and were taken away before this run; absent where there are none. */
  built: z.array(relativePath).min(1).optional(),
  /** It fails in nothing but what comes and goes on the same tree, which is in quarantine. */
  quarantined: z.literal(true).optional(),
});
/** See {@link gateRunSchema}. */
export type GateRun = z.infer<typeof gateRunSchema>;

/** Something that passes and fails on one and the same tree, left to a person. */
export const quarantineSchema = z.object({
  gate: z.string(),
  /** Absent: the command as a whole. */
  test: z.string().optional(),
  file: z.string().optional(),
  /** Of its failure. */
  signature: z.string(),
  /** Of this many runs of the same tree, so many failed. */
  runs: z.number().int().positive(),
  failed: z.number().int().positive(),
  /** Text for an issue, relative to the run directory. */
  issue: relativePath,
});
/** See {@link quarantineSchema}. */
export type Quarantine = z.infer<typeof quarantineSchema>;

/** Why something fails, as a model that was given the failures explains it. It decides nothing. */
export const rootCauseSchema = z.object({
  gate: z.string(),
  cause: z.string(),
  /** Present where it names a line that is there. */
  place: z.object({ file: relativePath, line: z.number().int().positive() }).optional(),
  explanation: z.string(),
  /** 0 to 1, as the model puts it. */
  confidence: z.number().min(0).max(1),
  /** `<provider>/<model>`. */
  author: z.string(),
});
/** See {@link rootCauseSchema}. */
export type RootCause = z.infer<typeof rootCauseSchema>;

/** `phases/heal/healing.json`. */
export const healingSchema = z.object({
  schemaVersion,
  /** Gates on the tree as it came. */
  before: z.array(gateRunSchema),
  /** Gates on the tree as it is left, run after the last change. */
  after: z.array(gateRunSchema),
  iterations: z.array(
    z.object({
      number: z.number().int().positive(),
      failing: z.array(z.string()),
      tried: z.number().int().nonnegative(),
      accepted: z.string().optional(),
      /** Other candidates that passed what the accepted one passed first, likeliest first. */
      alternatives: z.array(z.string()).optional(),
      headline: z.string(),
    }),
  ),
  /** Why it stopped: all gates pass, nothing left to try, no progress, out of rounds or of time. */
  stopped: z.enum(['healthy', 'exhausted', 'no-progress', 'iterations', 'time']),
  /** Unified patch of everything accepted, relative to the run directory; absent when nothing was. */
  patch: z.string().optional(),
  /** How far to trust the patch, 0 to 1; absent without one. */
  confidence: z.number().min(0).max(1).optional(),
  /** What fails only sometimes; absent where nothing was seen to. */
  quarantine: z.array(quarantineSchema).optional(),
  /** A part of the patch could be replaced by an alternative that is about as likely. */
  ambiguous: z.boolean().optional(),
  /** What the patch changes that only `allow` let it change; absent where there is nothing of the kind. */
  allowed: z.array(allowedEditSchema).optional(),
  /** Present together with `allowed`. */
  label: reviewLabelSchema.optional(),
  /** What models take for the cause; absent where none was asked. */
  causes: z.array(rootCauseSchema).optional(),
});
/** See {@link healingSchema}. */
export type Healing = z.infer<typeof healingSchema>;

/** One line of `phases/heal/candidates.ndjson`: a candidate that was tried, and how it fared before any gate. */
export const candidateTrialSchema = z.object({
  round: z.number().int().positive(),
  /** The gate to mend. */
  gate: z.string(),
  author: z.string(),
  template: z.string(),
  title: z.string(),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
  likelihood: z.number().min(0).max(1),
  trial: z.enum(['types', 'tests', 'command', 'none']),
  verdict: z.enum(['passes', 'improves', 'fails']),
  detail: z.string(),
  seconds: z.number().nonnegative(),
});
/** See {@link candidateTrialSchema}. */
export type CandidateTrial = z.infer<typeof candidateTrialSchema>;

/** One line of `phases/heal/searches.ndjson`: candidates that were compiled together and tried in shared processes. */
export const searchRecordSchema = z.object({
  /** The gate to mend. */
  gate: z.string(),
  candidates: z.number().int().nonnegative(),
  /** How many of them were two changes at once. */
  pairs: z.number().int().nonnegative().optional(),
  /** From the first batch that was compiled to the last that was tried. */
  seconds: z.number().nonnegative(),
  /** Copies of the tree in which they were tried side by side. */
  trees: z.number().int().positive(),
});
/** See {@link searchRecordSchema}. */
export type SearchRecord = z.infer<typeof searchRecordSchema>;
