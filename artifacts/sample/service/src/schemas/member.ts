import { z } from '@hono/zod-openapi';

import { memberInputSchema } from './member-input.js';
import { memberStatusSchema } from './member-status.js';

export const memberSchema = memberInputSchema
  .extend({
    id: z.guid().openapi({ readOnly: true }),
    status: memberStatusSchema,
    createdAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
  })
  .openapi('Member');

export type Member = z.infer<typeof memberSchema>;
