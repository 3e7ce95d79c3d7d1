import { z } from 'zod';

/** The rules by which plan infers what a service does, as `.orchestrate.yml` names them to switch them off. */
export const INFERENCE_RULES = [
  'list',
  'create',
  'empty-create',
  'read',
  'replace',
  'patch',
  'query-patch',
  'put',
  'upsert',
  'part',
  'delete',
  'confirmation',
  'body-id',
  'create-many',
  'delete-many',
  'transition-many',
  'patch-many',
  'clear-collection',
  'soft-delete',
  'restore',
  'etag',
  'if-match',
  'if-none-match',
  'idempotency-key',
  'transition',
  'action-body',
  'initial-state',
  'filter',
  'search',
  'paging',
  'paging-object',
  'sorting',
  'newest-first',
  'newest',
  'link',
  'page-headers',
  'location',
  'accepted',
  'unique',
  'referenced',
  'relation',
  'shown-reference',
  'timestamp',
  'made',
  'self-link',
  'accounts',
  'configured-accounts',
  'register',
  'login',
  'open-login',
  'logout',
  'end-token',
  'renew-token',
  'change-password',
  'send-code',
  'use-code',
  'send-test',
  'read-self',
  'patch-self',
  'delete-self',
  'owner',
  'mark',
  'unmark',
  'values',
  'counts',
  'statistics',
  'upload',
  'download',
  'remove-file',
  'health',
  'head',
  'options',
  'slug',
  'chosen-id',
  'path-id',
  'key-in-parent',
  'hidden-parent',
  'told-reference',
  'ancestor',
  'only-child',
  'children',
  'embedded',
  'lines',
  'cart',
  'read-cart',
  'add-to-cart',
  'change-in-cart',
  'remove-from-cart',
  'empty-cart',
  'checkout',
  'tally',
  'membership',
  'member-ids',
  'join',
  'leave',
  'refer',
  'unrefer',
  'listed-by',
  'root-collection',
  'singular-path',
  'export',
  'wrapped-body',
  'not-blank',
  'companions',
  'media-types',
  'partial-put',
  'natural-key',
  'own-items',
  'private-items',
  'private-parts',
  'sharing',
  'feed',
  'other-properties',
  'variants',
] as const;
/** See {@link INFERENCE_RULES}. */
export type InferenceRule = (typeof INFERENCE_RULES)[number];

const KNOWN: readonly string[] = INFERENCE_RULES;

/** Rules by name; YAML 1.1 reads `off` as false. Unknown names are refused with the list of those there are. */
export const switchedRulesSchema = z
  .record(z.string(), z.union([z.literal('off'), z.literal(false).transform((): 'off' => 'off')]))
  .superRefine((rules, context) => {
    for (const name of Object.keys(rules))
      if (!KNOWN.includes(name))
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `there is no rule of this name; the rules are ${KNOWN.join(', ')}`,
        });
  });

/** What is known of one operation better than any rule knows it. */
export const overruledOperationSchema = z.union([
  z.literal('custom'),
  z.strictObject({
    /** Rules that do not look at this operation. */
    rules: switchedRulesSchema.default({}),
    /** The action is this, whatever its path is called; `from` absent: as the rule `transition` finds it. */
    transition: z
      .strictObject({ to: z.string().min(1), from: z.array(z.string().min(1)).min(1).optional() })
      .optional(),
  }),
]);
/** See {@link overruledOperationSchema}. */
export type OverruledOperation = z.infer<typeof overruledOperationSchema>;

/** `plan` in `.orchestrate.yml`: what overrules the inference. */
export const planSettingsSchema = z.strictObject({
  /** By `operationId`, or by the name that the plan gives an operation without one. */
  operations: z.record(z.string(), overruledOperationSchema).default({}),
  /** For all operations. */
  rules: switchedRulesSchema.default({}),
});
/** See {@link planSettingsSchema}. */
export type PlanSettings = z.infer<typeof planSettingsSchema>;
