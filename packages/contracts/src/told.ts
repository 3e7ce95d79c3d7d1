import { z } from 'zod';

/** What an operation tells of the service itself, by the names of the properties that lead to it; none: the body is it. */
export const toldSchema = z.discriminatedUnion('is', [
  /** The same each time. */
  z.object({
    at: z.array(z.string()),
    is: z.literal('value'),
    value: z.union([z.boolean(), z.string(), z.number(), z.null()]),
  }),
  /** The time of the answer. */
  z.object({ at: z.array(z.string()), is: z.literal('time') }),
  /** For how many seconds the process is up. */
  z.object({ at: z.array(z.string()), is: z.literal('uptime') }),
]);
/** See {@link toldSchema}. */
export type Told = z.infer<typeof toldSchema>;
