import { z } from 'zod';

/** What an operation makes of conditional requests: RFC 9110, sections 8.8 and 13. */
export const conditionsSchema = z.object({
  /** Whether the answer carries the strong entity tag of what it shows. */
  showsTag: z.boolean(),
  /** Whether who names the present tag in `If-None-Match` is answered 304. */
  answersUnchanged: z.boolean(),
  /** `If-Match` must name the present tag; the statuses for one that does not, and for none, where that is refused. */
  match: z.object({ stale: z.number().int(), missing: z.number().int().optional() }).optional(),
});
/** See {@link conditionsSchema}. */
export type Conditions = z.infer<typeof conditionsSchema>;

/** How a repeated request is told from a new one: the same key and body are given the first answer again. */
export const idempotencySchema = z.object({
  /** The header that holds the key. */
  header: z.string(),
  /** The status for a key that was used for another request. */
  conflict: z.number().int(),
  /** Whether requests without one are refused. */
  isRequired: z.boolean(),
});
/** See {@link idempotencySchema}. */
export type Idempotency = z.infer<typeof idempotencySchema>;
