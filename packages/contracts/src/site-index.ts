import { z } from 'zod';

import { modelCostSchema } from './model-call';
import { runIdSchema } from './run-id';
import { engineSchema, verdictSchema } from './status';
import { instant, schemaVersion } from './versioned';

const count = z.number().int().nonnegative();

/** What models cost, by name. Who was not asked is not named. */
const costsByName = z.record(z.string(), modelCostSchema);

/** One run as the index of a site tells it. */
export const siteRunSchema = z.object({
  id: runIdSchema,
  title: z.string(),
  status: verdictSchema,
  engine: engineSchema,
  startedAt: instant,
  seconds: z.number().nonnegative(),
  testsPassed: count,
  testsFailed: count,
  /** Tests that were seen to come and go; absent where the run's page could not be read, which tells it. */
  flaky: count.optional(),
  findings: z.object({ before: count, after: count, fixed: count }).nullable(),
  /** Accepted changes to what was wrong. */
  fixes: count,
  cost: modelCostSchema,
  tokens: count,
  /** Absent where the run's page could not be read, or does not hold all requests. */
  costs: z.object({ phases: costsByName, providers: costsByName }).optional(),
  /** Planted on purpose. */
  fault: z.string().nullable(),
  /** Its page, relative to the index; absent where the run left none that can be shown. */
  page: z.string().optional(),
});
/** See {@link siteRunSchema}. */
export type SiteRun = z.infer<typeof siteRunSchema>;

/** What the first page of a site over runs shows, oldest run first. */
export const siteIndexSchema = z.object({
  schemaVersion,
  runs: z.array(siteRunSchema),
  /** Directories that hold no finished run, each with the reason. */
  leftOut: z.array(z.object({ directory: z.string(), reason: z.string() })),
});
/** See {@link siteIndexSchema}. */
export type SiteIndex = z.infer<typeof siteIndexSchema>;
