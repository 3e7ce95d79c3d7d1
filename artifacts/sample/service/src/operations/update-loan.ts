import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import { loanPatchSchema } from '../schemas/loan-patch.js';
import { loanSchema } from '../schemas/loan.js';
import { loanIdParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const updateLoanRoute = createRoute({
  operationId: 'updateLoan',
  method: 'patch',
  path: '/loans/{loanId}',
  summary: 'Change when a loan is due',
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      loanId: loanIdParameter,
    }),
    body: { required: true, content: { 'application/json': { schema: loanPatchSchema } } },
  },
  responses: {
    200: {
      description: 'The loan as it is now.',
      content: { 'application/json': { schema: loanSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** PATCH /loans/{loanId}: Change when a loan is due */
export const registerUpdateLoan: Registration = (app, { loans }) => {
  app.openapi(updateLoanRoute, async (c) => {
    const path = c.req.valid('param');
    const loan = await loans.update(path.loanId, c.req.valid('json'));
    if (loan === undefined) throw new ApiError(404, 'There is no such loan.');
    return c.json(toLoan(loan), 200);
  });
};
