import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { authorIdParameter } from '../schemas/parameters.js';
import { problemSchema } from '../schemas/problem.js';
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
  summary: 'Remove an author without books',
  tags: ['Authors'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      authorId: authorIdParameter,
    }),
  },
  responses: {
    204: { description: 'The author is gone.' },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
    409: {
      description: 'Books refer to the author.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** DELETE /authors/{authorId}: Remove an author without books */
export const registerDeleteAuthor: Registration = (app, { authors }) => {
  app.openapi(deleteAuthorRoute, async (c) => {
    const path = c.req.valid('param');
    try {
      const row = await authors.remove(path.authorId);
      if (row === undefined) throw new ApiError(404, 'There is no such author.');
      return c.body(null, 204);
    } catch (error) {
      throw toConflict(error, {
        reference: [409, 'Something still refers to this author.'],
      });
    }
  });
};
