import { createRoute, z } from '@hono/zod-openapi';

import type { Registration } from '../http/registration.js';
import { toAuthor } from '../resources/authors/representation.js';
import { authorPageSchema } from '../schemas/author-page.js';
import { pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

export const listAuthorsRoute = createRoute({
  operationId: 'listAuthors',
  method: 'get',
  path: '/authors',
  summary: 'List authors',
  tags: ['Authors'],
  request: {
    query: z.object({
      name: z
        .string()
        .min(1)
        .optional()
        .openapi({
          param: { description: 'Only authors whose name contains this text, ignoring case.' },
        }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description: 'One page of authors, ordered by when they were added.',
      content: { 'application/json': { schema: authorPageSchema } },
    },
    400: badRequestResponse,
  },
});

/** GET /authors: List authors */
export const registerListAuthors: Registration = (app, { authors }) => {
  app.openapi(listAuthorsRoute, async (c) => {
    const query = c.req.valid('query');
    const filter = { nameContains: query.name };
    const [rows, total] = await Promise.all([
      authors.list(filter, pageRange(query.page, query.pageSize)),
      authors.count(filter),
    ]);
    return c.json(
      { items: rows.map(toAuthor), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
