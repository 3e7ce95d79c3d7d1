import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toAuthor } from '../resources/authors/representation.js';
import { authorInputSchema } from '../schemas/author-input.js';
import { authorSchema } from '../schemas/author.js';
import { authorIdParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const replaceAuthorRoute = createRoute({
  operationId: 'replaceAuthor',
  method: 'put',
  path: '/authors/{authorId}',
  summary: 'Replace an author',
  tags: ['Authors'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      authorId: authorIdParameter,
    }),
    body: { required: true, content: { 'application/json': { schema: authorInputSchema } } },
  },
  responses: {
    200: {
      description: 'The author as it is now.',
      content: { 'application/json': { schema: authorSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** PUT /authors/{authorId}: Replace an author */
export const registerReplaceAuthor: Registration = (app, { authors }) => {
  app.openapi(replaceAuthorRoute, async (c) => {
    const path = c.req.valid('param');
    const author = await authors.replace(path.authorId, c.req.valid('json'));
    if (author === undefined) throw new ApiError(404, 'There is no such author.');
    return c.json(toAuthor(author), 200);
  });
};
