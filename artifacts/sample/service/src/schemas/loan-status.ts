import { z } from '@hono/zod-openapi';

export const loanStatusSchema = z.enum(['active', 'returned', 'lost']).openapi('LoanStatus');

export type LoanStatus = z.infer<typeof loanStatusSchema>;
