import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import { loanSchema } from '../schemas/loan.js';
import { loanIdParameter } from '../schemas/parameters.js';
import { problemSchema } from '../schemas/problem.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const loseLoanRoute = createRoute({
  operationId: 'loseLoan',
  method: 'post',
  path: '/loans/{loanId}/lose',
  summary: 'Note that a lent book is lost',
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      loanId: loanIdParameter,
    }),
  },
  responses: {
    200: {
      description: 'The loan as it is now.',
      content: { 'application/json': { schema: loanSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
    409: {
      description: 'Only an active loan can be lost.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /loans/{loanId}/lose: Note that a lent book is lost */
export const registerLoseLoan: Registration = (app, { loans }) => {
  app.openapi(loseLoanRoute, async (c) => {
    const path = c.req.valid('param');
    const loan = await loans.loseLoan(path.loanId);
    if (loan === undefined) {
      if ((await loans.find(path.loanId)) === undefined)
        throw new ApiError(404, 'There is no such loan.');
      throw new ApiError(409, 'The status of this loan must be active.');
    }
    return c.json(toLoan(loan), 200);
  });
};
