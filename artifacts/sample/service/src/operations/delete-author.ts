import { createRoute, z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { authorIdParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const deleteAuthorRoute = createRoute({
  operationId: 'deleteAuthor',
  method: 'delete',
  path: '/authors/{authorId}',
  summary: 'Remove an author and their books',
  tags: ['Authors'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      authorId: authorIdParameter,
    }),
  },
  responses: {
    204: { description: 'The author and their books are gone.' },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** DELETE /authors/{authorId}: Remove an author and their books */
export const registerDeleteAuthor: Registration = (app, { authors }) => {
  app.openapi(deleteAuthorRoute, async (c) => {
    const path = c.req.valid('param');
    const row = await authors.remove(path.authorId);
    if (row === undefined) throw new ApiError(404, 'There is no such author.');
    return c.body(null, 204);
  });
};
