import { z } from 'zod';

import { totalSchema } from './lines';

/**
 * What the caller's cart shows. Its lines are the items of a resource, each of one account and one product. The cart
 * itself is not stored: it is worked out of them as often as it is looked at.
 */
export const cartSchema = z.object({
  /** The property of the cart that lists its lines. */
  property: z.string(),
  /** The property of a line that holds whose it is. */
  owner: z.string(),
  /** What a line holds, by its id, and what is shown of that as it is now. */
  of: z.object({
    property: z.string(),
    resource: z.string(),
    copies: z.array(z.object({ property: z.string(), from: z.string() })),
  }),
  quantity: z.string(),
  /** The property of what a line holds that says what one costs. */
  price: z.string().optional(),
  /** The property of a line that says what it comes to. */
  amount: z.string().optional(),
  totals: z.array(totalSchema),
  /** Properties of a line that nothing tells: they are left out. */
  left: z.array(z.string()),
  /** Properties of the cart that hold the id of the account whose it is. */
  ids: z.array(z.string()),
  /** What becomes of what is added and is there already: its quantity is raised, or set anew, or it is refused. */
  again: z.enum(['raise', 'set', 'refuse']),
});
/** See {@link cartSchema}. */
export type Cart = z.infer<typeof cartSchema>;
