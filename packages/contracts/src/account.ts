import { z } from 'zod';

import { schemaVersion } from './versioned';

/** `phases/report/account.json`: what a model says of a run, as far as the evidence bears it out. */
export const accountSchema = z.object({
  schemaVersion,
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
  /** Each with the evidence that it cites: paths relative to the run directory, or `events.ndjson#<writer>:<seq>`. */
  sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()).min(1) })),
  /** Sentences that cite what is not there, or nothing, or name numbers that what they cite does not hold. */
  dropped: z.number().int().nonnegative(),
});
/** See {@link accountSchema}. */
export type Account = z.infer<typeof accountSchema>;
