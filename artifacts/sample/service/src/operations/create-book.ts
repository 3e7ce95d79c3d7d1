import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toBook } from '../resources/books/representation.js';
import { bookInputSchema } from '../schemas/book-input.js';
import { bookSchema } from '../schemas/book.js';
import { problemSchema } from '../schemas/problem.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const createBookRoute = createRoute({
  operationId: 'createBook',
  method: 'post',
  path: '/books',
  summary: 'Add a book',
  tags: ['Books'],
  security,
  middleware: authenticate(security),
  request: {
    body: { required: true, content: { 'application/json': { schema: bookInputSchema } } },
  },
  responses: {
    201: {
      description: 'The book was added.',
      content: { 'application/json': { schema: bookSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    409: {
      description: 'A book with this isbn exists.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /books: Add a book */
export const registerCreateBook: Registration = (app, { books }) => {
  app.openapi(createBookRoute, async (c) => {
    try {
      const book = await books.insert(c.req.valid('json'));
      return c.json(toBook(book), 201);
    } catch (error) {
      throw toConflict(error, {
        unique: [409, 'Another book has the same isbn.'],
        reference: [409, 'There is no such author.'],
      });
    }
  });
};
