import { z } from 'zod';

/** What an action does to the state of its item. */
export const transitionSchema = z.object({
  /** The property that holds the state, or is a flag. */
  property: z.string(),
  to: z.union([z.string(), z.boolean()]),
  /** States that allow it; absent: all. */
  from: z
    .array(z.union([z.string(), z.boolean()]))
    .min(1)
    .optional(),
  /** The status that answers where the present state is none of `from`. */
  refusal: z.number().int().optional(),
  /** Properties that it sets to the present: `returnedAt`. */
  stamps: z.array(z.string()),
  /** Properties of its body by name, and those of the item that keep them: `reason`, as `cancellationReason`. */
  carries: z
    .array(z.object({ name: z.string(), property: z.string() }))
    .min(1)
    .optional(),
  /** Properties that it leaves empty: `archivedAt`, where it takes `archived` away. */
  clears: z.array(z.string()).optional(),
});
/** See {@link transitionSchema}. */
export type Transition = z.infer<typeof transitionSchema>;
