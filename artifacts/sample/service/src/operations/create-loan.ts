import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toLoan } from '../resources/loans/representation.js';
import { loanInputSchema } from '../schemas/loan-input.js';
import { loanSchema } from '../schemas/loan.js';
import { problemSchema } from '../schemas/problem.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';

const security: Record<string, string[]>[] = [{ apiKey: [] }, { memberToken: [] }];

export const createLoanRoute = createRoute({
  operationId: 'createLoan',
  method: 'post',
  path: '/loans',
  summary: 'Lend a book',
  tags: ['Loans'],
  security,
  middleware: authenticate(security),
  request: {
    body: { required: true, content: { 'application/json': { schema: loanInputSchema } } },
  },
  responses: {
    201: {
      description: 'The book was lent.',
      content: { 'application/json': { schema: loanSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: {
      description: 'There is no such book or member.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /loans: Lend a book */
export const registerCreateLoan: Registration = (app, { loans }) => {
  app.openapi(createLoanRoute, async (c) => {
    try {
      const loan = await loans.insert(c.req.valid('json'));
      return c.json(toLoan(loan), 201);
    } catch (error) {
      throw toConflict(error, {
        reference: [404, 'There is no such book or member.'],
      });
    }
  });
};
