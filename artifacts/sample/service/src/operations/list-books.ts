import { z } from '@hono/zod-openapi';

import { integral } from '../http/parameters.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toBook } from '../resources/books/representation.js';
import type { BookSort } from '../resources/books/store.js';
import { bookPageSchema } from '../schemas/book-page.js';
import { genreSchema } from '../schemas/genre.js';
import { pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

/** What the values of `sort` mean. */
const sorts = new Map<string, BookSort>([
  ['title', { by: 'title', isDescending: false }],
  ['-title', { by: 'title', isDescending: true }],
  ['pages', { by: 'pages', isDescending: false }],
  ['-pages', { by: 'pages', isDescending: true }],
  ['publishedOn', { by: 'publishedOn', isDescending: false }],
  ['-publishedOn', { by: 'publishedOn', isDescending: true }],
]);

export const listBooksRoute = createRoute({
  operationId: 'listBooks',
  method: 'get',
  path: '/books',
  summary: 'List books',
  tags: ['Books'],
  request: {
    query: z.object({
      authorId: z
        .guid()
        .optional()
        .openapi({ param: { description: 'Only books by this author.' } }),
      genre: genreSchema
        .optional()
        .openapi({ param: { description: 'Only books of this genre.' } }),
      title: z
        .string()
        .min(1)
        .optional()
        .openapi({
          param: { description: 'Only books whose title contains this text, ignoring case.' },
        }),
      minPages: integral(z.int().min(1).max(20000))
        .optional()
        .openapi({ param: { description: 'Only books with this many pages or more.' } }),
      maxPages: integral(z.int().min(1).max(20000))
        .optional()
        .openapi({ param: { description: 'Only books with this many pages or fewer.' } }),
      sort: z
        .enum(['title', '-title', 'pages', '-pages', 'publishedOn', '-publishedOn'])
        .optional()
        .openapi({
          param: { description: 'What the books are ordered by; a minus turns the order round.' },
        }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description:
        'One page of books, ordered by when they were added unless `sort` says otherwise.',
      content: { 'application/json': { schema: bookPageSchema } },
    },
    400: badRequestResponse,
  },
});

/** GET /books: List books */
export const registerListBooks: Registration = (app, { books }) => {
  app.openapi(listBooksRoute, async (c) => {
    const query = c.req.valid('query');
    const filter = {
      authorId: query.authorId,
      genre: query.genre,
      titleContains: query.title,
      pagesFrom: query.minPages,
      pagesTo: query.maxPages,
    };
    const [rows, total] = await Promise.all([
      books.list(filter, pageRange(query.page, query.pageSize), sorts.get(query.sort ?? '')),
      books.count(filter),
    ]);
    return c.json(
      { items: rows.map(toBook), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
