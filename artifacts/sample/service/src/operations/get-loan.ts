import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import { loanSchema } from '../schemas/loan.js';
import { loanIdParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security: Record<string, string[]>[] = [{ apiKey: [] }, { memberToken: [] }];

export const getLoanRoute = createRoute({
  operationId: 'getLoan',
  method: 'get',
  path: '/loans/{loanId}',
  summary: 'Get a loan',
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      loanId: loanIdParameter,
    }),
  },
  responses: {
    200: { description: 'The loan.', content: { 'application/json': { schema: loanSchema } } },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** GET /loans/{loanId}: Get a loan */
export const registerGetLoan: Registration = (app, { loans }) => {
  app.openapi(getLoanRoute, async (c) => {
    const path = c.req.valid('param');
    const loan = await loans.find(path.loanId);
    if (loan === undefined) throw new ApiError(404, 'There is no such loan.');
    return c.json(toLoan(loan), 200);
  });
};
