import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toBook } from '../resources/books/representation.js';
import { bookPatchSchema } from '../schemas/book-patch.js';
import { bookSchema } from '../schemas/book.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const updateBookRoute = createRoute({
  operationId: 'updateBook',
  method: 'patch',
  path: '/books/{bookId}',
  summary: 'Change a book',
  tags: ['Books'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      bookId: z.guid(),
    }),
    body: { required: true, content: { 'application/json': { schema: bookPatchSchema } } },
  },
  responses: {
    200: {
      description: 'The book as it is now.',
      content: { 'application/json': { schema: bookSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** PATCH /books/{bookId}: Change a book */
export const registerUpdateBook: Registration = (app, { books }) => {
  app.openapi(updateBookRoute, async (c) => {
    const path = c.req.valid('param');
    const book = await books.update(path.bookId, c.req.valid('json'));
    if (book === undefined) throw new ApiError(404, 'There is no such book.');
    return c.json(toBook(book), 200);
  });
};
