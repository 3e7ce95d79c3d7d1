import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toAuthor } from '../resources/authors/representation.js';
import { authorInputSchema } from '../schemas/author-input.js';
import { authorSchema } from '../schemas/author.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const createAuthorRoute = createRoute({
  operationId: 'createAuthor',
  method: 'post',
  path: '/authors',
  summary: 'Add an author',
  tags: ['Authors'],
  security,
  middleware: authenticate(security),
  request: {
    body: { required: true, content: { 'application/json': { schema: authorInputSchema } } },
  },
  responses: {
    201: {
      description: 'The author was added.',
      content: { 'application/json': { schema: authorSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
  },
});

/** POST /authors: Add an author */
export const registerCreateAuthor: Registration = (app, { authors }) => {
  app.openapi(createAuthorRoute, async (c) => {
    const author = await authors.insert(c.req.valid('json'));
    return c.json(toAuthor(author), 201);
  });
};
