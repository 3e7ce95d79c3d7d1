import { z } from 'zod';

import { modelCostSchema } from './model-call';
import { stepSchema } from './phase';
import { phaseErrorSchema, notRunSchema } from './phase-record';
import { resourcesSchema } from './resources';
import { runIdSchema } from './run-id';
import { engineSchema, statusSchema, verdictSchema } from './status';
import { comparedStrengthSchema } from './test-report';
import { gateRunSchema } from './triage';
import { instant, schemaVersion } from './versioned';

const phaseLine = z.object({
  phase: stepSchema,
  attempt: z.number().int().positive(),
  status: z.union([statusSchema, z.literal('skipped')]),
  engine: engineSchema,
  seconds: z.number().nonnegative(),
  external_seconds: z.number().nonnegative(),
  resources: resourcesSchema.optional(),
  headline: z.string(),
  cached: z.string().optional(),
  resumed: z.boolean().optional(),
  cost: modelCostSchema.default(0),
  tokens: z.number().int().nonnegative().default(0),
  error: phaseErrorSchema.optional(),
});

/** Something to do before this service meets its users. Always computed from what the run saw. */
export const recommendationSchema = z.object({
  id: z.string(),
  severity: z.enum(['must', 'should', 'could']),
  text: z.string(),
  /** Files of the run directory that show it. */
  evidence: z.array(z.string()).min(1),
});
/** See {@link recommendationSchema}. */
export type Recommendation = z.infer<typeof recommendationSchema>;

/** `summary-<timestamp>.json`. The first seven fields are the ones other tools read; the rest is ours. */
export const summarySchema = z.object({
  status: verdictSchema,
  time_taken_seconds: z.number().nonnegative(),
  tools_used: z.array(z.object({ name: z.string(), version: z.string() })),
  tests_passed: z.number().int().nonnegative(),
  tests_failed: z.number().int().nonnegative(),
  /** Tests ran by a runner whose report nobody reads: 0 passed says nothing then. */
  tests_uncounted: z.literal(true).optional(),
  failures: z.array(z.object({ where: z.string(), message: z.string() })),
  recommendations: z.array(recommendationSchema),

  schemaVersion,
  run_id: runIdSchema,
  engine: engineSchema,
  /** US dollars that models cost in all phases and in the report; `unknown` where it is in one of them. */
  cost: modelCostSchema.default(0),
  tokens: z.number().int().nonnegative().default(0),
  started_at: instant,
  finished_at: instant,
  dry_run: z.boolean(),
  /** The fault planted on purpose, where there was one. */
  injected_fault: z.string().nullable(),
  service: z
    .object({ name: z.string(), title: z.string(), operations: z.number().int(), custom: z.number().int() })
    .nullable(),
  phases: z.array(phaseLine),
  gates: z.array(gateRunSchema),
  not_run: z.array(notRunSchema),
  remaining: z.array(z.string()),
  coverage: z.object({ lines: z.number(), branches: z.number() }).nullable(),
  /** For a service that was there before. */
  strength: comparedStrengthSchema.optional(),
  findings: z.object({ before: z.number().int(), after: z.number().int(), fixed: z.number().int() }).nullable(),
  fixes: z.array(z.object({ phase: stepSchema, title: z.string(), author: z.string(), patch: z.string() })),
  deployment: z
    .object({
      target: z.enum(['process', 'compose']),
      state: z.enum(['running', 'stopped', 'failed']),
      url: z.string().nullable(),
    })
    .nullable(),
  published: z.object({ directory: z.string(), changed: z.number().int(), kept: z.array(z.string()) }).nullable(),
});
/** See {@link summarySchema}. */
export type Summary = z.infer<typeof summarySchema>;
