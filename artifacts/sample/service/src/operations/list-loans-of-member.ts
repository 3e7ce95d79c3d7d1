import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import { loanPageSchema } from '../schemas/loan-page.js';
import { loanStatusSchema } from '../schemas/loan-status.js';
import { memberIdParameter, pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

const security: Record<string, string[]>[] = [{ apiKey: [] }, { memberToken: [] }];

export const listLoansOfMemberRoute = createRoute({
  operationId: 'listLoansOfMember',
  method: 'get',
  path: '/members/{memberId}/loans',
  summary: "List a member's loans",
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      memberId: memberIdParameter,
    }),
    query: z.object({
      status: loanStatusSchema
        .optional()
        .openapi({ param: { description: 'Only loans of this status.' } }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description: "One page of the member's loans, ordered by when they were added.",
      content: { 'application/json': { schema: loanPageSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** GET /members/{memberId}/loans: List a member's loans */
export const registerListLoansOfMember: Registration = (app, { loans, members }) => {
  app.openapi(listLoansOfMemberRoute, async (c) => {
    const path = c.req.valid('param');
    const query = c.req.valid('query');
    if ((await members.find(path.memberId)) === undefined)
      throw new ApiError(404, 'There is no such member.');
    const filter = { memberId: path.memberId, status: query.status };
    const [rows, total] = await Promise.all([
      loans.list(filter, pageRange(query.page, query.pageSize)),
      loans.count(filter),
    ]);
    return c.json(
      { items: rows.map(toLoan), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
