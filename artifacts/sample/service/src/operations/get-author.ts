import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toAuthor } from '../resources/authors/representation.js';
import { authorSchema } from '../schemas/author.js';
import { authorIdParameter } from '../schemas/parameters.js';
import { badRequestResponse, notFoundResponse } from '../schemas/responses.js';

export const getAuthorRoute = createRoute({
  operationId: 'getAuthor',
  method: 'get',
  path: '/authors/{authorId}',
  summary: 'Get an author',
  tags: ['Authors'],
  request: {
    params: z.object({
      authorId: authorIdParameter,
    }),
  },
  responses: {
    200: { description: 'The author.', content: { 'application/json': { schema: authorSchema } } },
    400: badRequestResponse,
    404: notFoundResponse,
  },
});

/** GET /authors/{authorId}: Get an author */
export const registerGetAuthor: Registration = (app, { authors }) => {
  app.openapi(getAuthorRoute, async (c) => {
    const path = c.req.valid('param');
    const author = await authors.find(path.authorId);
    if (author === undefined) throw new ApiError(404, 'There is no such author.');
    return c.json(toAuthor(author), 200);
  });
};
