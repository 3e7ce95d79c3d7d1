import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toBook } from '../resources/books/representation.js';
import { bookPageSchema } from '../schemas/book-page.js';
import { authorIdParameter, pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse, notFoundResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

export const listBooksOfAuthorRoute = createRoute({
  operationId: 'listBooksOfAuthor',
  method: 'get',
  path: '/authors/{authorId}/books',
  summary: "List an author's books",
  tags: ['Books'],
  request: {
    params: z.object({
      authorId: authorIdParameter,
    }),
    query: z.object({
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description: "One page of the author's books, ordered by when they were added.",
      content: { 'application/json': { schema: bookPageSchema } },
    },
    400: badRequestResponse,
    404: notFoundResponse,
  },
});

/** GET /authors/{authorId}/books: List an author's books */
export const registerListBooksOfAuthor: Registration = (app, { authors, books }) => {
  app.openapi(listBooksOfAuthorRoute, async (c) => {
    const path = c.req.valid('param');
    const query = c.req.valid('query');
    if ((await authors.find(path.authorId)) === undefined)
      throw new ApiError(404, 'There is no such author.');
    const filter = { authorId: path.authorId };
    const [rows, total] = await Promise.all([
      books.list(filter, pageRange(query.page, query.pageSize)),
      books.count(filter),
    ]);
    return c.json(
      { items: rows.map(toBook), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
