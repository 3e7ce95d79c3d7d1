import { z } from 'zod';

import { modelCostSchema } from './model-call';
import { stepSchema } from './phase';
import { runIdSchema } from './run-id';
import { engineSchema, statusSchema, verdictSchema } from './status';
import { instant } from './versioned';

const count = z.number().int().nonnegative();

/**
 * What a list of runs shows of one. It is a cache of what the run directory says: whoever deletes it loses nothing.
 * `unfinished`: there is no summary, and whether the run goes on is asked when it is shown. `unreadable`: the summary
 * does not fit its contract.
 */
export const runRowSchema = z.object({
  verdict: z.union([verdictSchema, z.enum(['unfinished', 'unreadable'])]),
  startedAt: instant.nullable(),
  seconds: z.number().nonnegative(),
  engine: engineSchema,
  service: z.string().nullable(),
  passed: count,
  failed: count,
  /** Left at the end; `null` where nothing was analysed. */
  findings: count.nullable(),
  fixes: count,
  cost: modelCostSchema,
  tokens: count,
  /** The fault that was planted on purpose. */
  fault: z.string().nullable(),
  /** `open`: it began, and nothing tells of its end. */
  phases: z.array(z.object({ phase: stepSchema, status: z.union([statusSchema, z.enum(['skipped', 'open'])]) })),
  /** The process that wrote last, as it names itself in the events, where the run is unfinished. */
  writer: z.string().nullable(),
  /** The one line that says most: what failed first, else what the last phase did. */
  headline: z.string(),
  /** Lower-case, for searching: the service, headlines, failures. */
  text: z.string(),
});
/** See {@link runRowSchema}. */
export type RunRow = z.infer<typeof runRowSchema>;

/**
 * One line of `artifacts/.run-index-2.ndjson`: a run, what its directory looked like when it was read, and what was
 * read. The order and the spelling of the first two let a reader pass over a line without parsing it.
 */
export const runIndexLineSchema = z.tuple([runIdSchema, z.string(), runRowSchema]);
