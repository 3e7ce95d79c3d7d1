import { z } from 'zod';

import { relativePath, schemaVersion, sha256 } from './versioned';

/**
 * How a fix reaches people: as a pull request of its own, or as suggestions that the author of a pull request takes
 * with a click.
 */
export const deliveryFormSchema = z.enum(['pull-request', 'suggestion']);
/** See {@link deliveryFormSchema}. */
export type DeliveryForm = z.infer<typeof deliveryFormSchema>;

/**
 * What became of a delivery. `opened`: a pull request. `suggested`: a review with suggestions. `commented`: one comment
 * with the patch, where suggestions cannot hold it. `present`: the same fix was there already, open or turned down.
 * `refused`: the patch is not one to deliver. `blocked`: a permission or a place is missing.
 */
export const deliveryOutcomeSchema = z.enum(['opened', 'suggested', 'commented', 'present', 'refused', 'blocked']);
/** See {@link deliveryOutcomeSchema}. */
export type DeliveryOutcome = z.infer<typeof deliveryOutcomeSchema>;

const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** `phases/deliver/delivery.json`: what was to be delivered, and what became of it. */
export const deliverySchema = z.object({
  schemaVersion,
  form: deliveryFormSchema,
  outcome: deliveryOutcomeSchema,
  /** SHA-256 of the patch as it came; the branch is named after it, and comments are recognised by it. */
  patch: sha256,
  /** The commit that the patch is for; absent where it was refused before that was looked up. */
  base: objectId.optional(),
  /** The tree that the patch makes of that commit; what GitHub holds has this very id. */
  tree: objectId.optional(),
  files: z.array(z.object({ path: relativePath, action: z.enum(['create', 'change', 'delete']) })),
  /** Why the patch was refused, one line each. */
  refusals: z.array(z.string()),
  url: z.string().optional(),
  /** Of the pull request: the one that was opened, or the one that was commented on. */
  number: z.number().int().positive().optional(),
  branch: z.string().optional(),
});
/** See {@link deliverySchema}. */
export type Delivery = z.infer<typeof deliverySchema>;
