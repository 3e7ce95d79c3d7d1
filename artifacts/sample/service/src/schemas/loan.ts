import { z } from '@hono/zod-openapi';

import { loanInputSchema } from './loan-input.js';
import { loanStatusSchema } from './loan-status.js';

export const loanSchema = loanInputSchema
  .extend({
    id: z.guid().openapi({ readOnly: true }),
    status: loanStatusSchema,
    returnedAt: z.iso.datetime({ offset: true }).optional().openapi({ readOnly: true }),
    updatedAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
    createdAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
  })
  .openapi('Loan');

export type Loan = z.infer<typeof loanSchema>;
