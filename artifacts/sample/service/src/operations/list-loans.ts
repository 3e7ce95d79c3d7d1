import { z } from '@hono/zod-openapi';

import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import type { LoanSort } from '../resources/loans/store.js';
import { loanPageSchema } from '../schemas/loan-page.js';
import { loanStatusSchema } from '../schemas/loan-status.js';
import { pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

/** What the values of `sortBy` mean. */
const sorts = new Map<string, LoanSort>([
  ['dueOn', { by: 'dueOn', isDescending: false }],
  ['createdAt', { by: 'createdAt', isDescending: false }],
]);

const security = [{ apiKey: [] }];

export const listLoansRoute = createRoute({
  operationId: 'listLoans',
  method: 'get',
  path: '/loans',
  summary: 'List loans',
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    query: z.object({
      bookId: z
        .guid()
        .optional()
        .openapi({ param: { description: 'Only loans of this book.' } }),
      status: loanStatusSchema
        .optional()
        .openapi({ param: { description: 'Only loans of this status.' } }),
      sortBy: z
        .enum(['dueOn', 'createdAt'])
        .optional()
        .openapi({ param: { description: 'What the loans are ordered by.' } }),
      order: z
        .enum(['asc', 'desc'])
        .optional()
        .openapi({ param: { description: 'The direction of `sortBy`.' } }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description:
        'One page of loans, ordered by when they were added unless `sortBy` says otherwise.',
      content: { 'application/json': { schema: loanPageSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
  },
});

/** GET /loans: List loans */
export const registerListLoans: Registration = (app, { loans }) => {
  app.openapi(listLoansRoute, async (c) => {
    const query = c.req.valid('query');
    const filter = { bookId: query.bookId, status: query.status };
    const [rows, total] = await Promise.all([
      loans.list(filter, pageRange(query.page, query.pageSize), {
        ...sorts.get(query.sortBy ?? ''),
        isDescending: query.order === 'desc',
      }),
      loans.count(filter),
    ]);
    return c.json(
      { items: rows.map(toLoan), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
