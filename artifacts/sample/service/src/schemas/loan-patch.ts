import { z } from '@hono/zod-openapi';

export const loanPatchSchema = z
  .object({
    dueOn: z.iso.date(),
  })
  .openapi('LoanPatch');
