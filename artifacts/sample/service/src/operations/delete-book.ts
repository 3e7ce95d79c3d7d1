import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { problemSchema } from '../schemas/problem.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const deleteBookRoute = createRoute({
  operationId: 'deleteBook',
  method: 'delete',
  path: '/books/{bookId}',
  summary: 'Remove a book',
  tags: ['Books'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      bookId: z.guid(),
    }),
  },
  responses: {
    204: { description: 'The book is gone.' },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
    409: {
      description: 'Loans refer to the book.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** DELETE /books/{bookId}: Remove a book */
export const registerDeleteBook: Registration = (app, { books }) => {
  app.openapi(deleteBookRoute, async (c) => {
    const path = c.req.valid('param');
    try {
      const row = await books.remove(path.bookId);
      if (row === undefined) throw new ApiError(404, 'There is no such book.');
      return c.body(null, 204);
    } catch (error) {
      throw toConflict(error, {
        reference: [409, 'Something still refers to this book.'],
      });
    }
  });
};
