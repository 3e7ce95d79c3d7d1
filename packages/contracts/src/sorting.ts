import { z } from 'zod';

/** How a query parameter orders a list; a value that is none of the choices leaves the order of creation. */
export const sortingSchema = z.object({
  /** Absent: the list always has the order of its only choice. */
  parameter: z.string().optional(),
  /** The object in the query that the parameter is a property of. */
  held: z.object({ in: z.string(), property: z.string() }).optional(),
  /** Whether the parameter is a list, whose first value counts: `sort=title,asc&sort=id`. */
  isList: z.literal(true).optional(),
  /** Values of the parameter, and what they mean. Without a property: the order of creation. */
  choices: z.array(z.object({ value: z.string(), property: z.string().optional(), descending: z.boolean() })).min(1),
  /** A second parameter that turns the order round where it has one of these values. */
  direction: z
    .object({
      parameter: z.string(),
      descending: z.array(z.string()).min(1),
      /** Values that leave the order as it is, where it is turned round unless the request has one of them. */
      unless: z.array(z.string()).min(1).optional(),
    })
    .optional(),
});
/** See {@link sortingSchema}. */
export type Sorting = z.infer<typeof sortingSchema>;
