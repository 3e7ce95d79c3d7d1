import { z } from '@hono/zod-openapi';

import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toAuthor } from '../resources/authors/representation.js';
import type { AuthorSort } from '../resources/authors/store.js';
import { authorPageSchema } from '../schemas/author-page.js';
import { pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

/** What the values of `sort` mean. */
const sorts = new Map<string, AuthorSort>([
  ['name', { by: 'name', isDescending: false }],
  ['-name', { by: 'name', isDescending: true }],
  ['createdAt', { by: 'createdAt', isDescending: false }],
  ['-createdAt', { by: 'createdAt', isDescending: true }],
]);

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
      sort: z
        .enum(['name', '-name', 'createdAt', '-createdAt'])
        .optional()
        .openapi({
          param: { description: 'What the authors are ordered by; a minus turns the order round.' },
        }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description:
        'One page of authors, ordered by when they were added unless `sort` says otherwise.',
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
      authors.list(filter, pageRange(query.page, query.pageSize), sorts.get(query.sort ?? '')),
      authors.count(filter),
    ]);
    return c.json(
      { items: rows.map(toAuthor), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
