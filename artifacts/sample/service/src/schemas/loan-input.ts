import { z } from '@hono/zod-openapi';

export const loanInputSchema = z
  .object({
    bookId: z.guid(),
    memberId: z.guid(),
    dueOn: z.iso.date(),
  })
  .openapi('LoanInput');
