import { z } from 'zod';

/** A number of an item that its lines make up. */
export const totalSchema = z.object({
  property: z.string(),
  /**
   * What it tells: the sum of what the lines come to, the tax on that sum, both together, the sum of the quantities, or
   * how many lines there are.
   */
  tells: z.enum(['amounts', 'tax', 'taxed', 'quantities', 'lines']),
});
/** See {@link totalSchema}. */
export type Total = z.infer<typeof totalSchema>;

/** A list in the requests that make an item, which the service completes and adds up: the lines of an order. */
export const linesSchema = z.object({
  property: z.string(),
  /** What requests carry of a line, and answers show of it. */
  carried: z.array(z.string()).min(1),
  /** The item that a line names by its id, and what is copied of it into the line as it is then. */
  of: z
    .object({
      property: z.string(),
      resource: z.string(),
      copies: z.array(z.object({ property: z.string(), from: z.string() })),
    })
    .optional(),
  /** The resource whose items are the lines of the cart that these are taken from; absent: requests carry them. */
  cart: z.string().optional(),
  /** The property of what a line names that says how many of it there are. */
  stock: z.string().optional(),
  /** The property of a line that is made up: an id of its own. */
  id: z.string().optional(),
  /** What one costs, and how many there are. */
  price: z.string().optional(),
  quantity: z.string().optional(),
  /** What a line comes to: its price times its quantity, unless requests carry it. */
  amount: z.string().optional(),
  totals: z.array(totalSchema),
  /** The property of the item that holds the rate of the tax: of a hundred, or of one. */
  tax: z.object({ rate: z.string(), of: z.union([z.literal(1), z.literal(100)]) }).optional(),
});
/** See {@link linesSchema}. */
export type Lines = z.infer<typeof linesSchema>;
