import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toBook } from '../resources/books/representation.js';
import { bookSchema } from '../schemas/book.js';
import { badRequestResponse, notFoundResponse } from '../schemas/responses.js';

export const getBookRoute = createRoute({
  operationId: 'getBook',
  method: 'get',
  path: '/books/{bookId}',
  summary: 'Get a book',
  tags: ['Books'],
  request: {
    params: z.object({
      bookId: z.guid(),
    }),
  },
  responses: {
    200: { description: 'The book.', content: { 'application/json': { schema: bookSchema } } },
    400: badRequestResponse,
    404: notFoundResponse,
  },
});

/** GET /books/{bookId}: Get a book */
export const registerGetBook: Registration = (app, { books }) => {
  app.openapi(getBookRoute, async (c) => {
    const path = c.req.valid('param');
    const book = await books.find(path.bookId);
    if (book === undefined) throw new ApiError(404, 'There is no such book.');
    return c.json(toBook(book), 200);
  });
};
