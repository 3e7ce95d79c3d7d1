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

export const returnLoanRoute = createRoute({
  operationId: 'returnLoan',
  method: 'post',
  path: '/loans/{loanId}/return',
  summary: 'Bring a lent book back',
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
      description: 'Only an active or lost loan can be returned.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /loans/{loanId}/return: Bring a lent book back */
export const registerReturnLoan: Registration = (app, { loans }) => {
  app.openapi(returnLoanRoute, async (c) => {
    const path = c.req.valid('param');
    const loan = await loans.returnLoan(path.loanId);
    if (loan === undefined) {
      if ((await loans.find(path.loanId)) === undefined)
        throw new ApiError(404, 'There is no such loan.');
      throw new ApiError(409, 'The status of this loan must be active or lost.');
    }
    return c.json(toLoan(loan), 200);
  });
};
