import { z } from '@hono/zod-openapi';

import { loanSchema } from './loan.js';

export const loanPageSchema = z
  .object({
    items: z.array(loanSchema),
    page: z.int(),
    pageSize: z.int(),
    total: z.int().min(0),
  })
  .openapi('LoanPage');
