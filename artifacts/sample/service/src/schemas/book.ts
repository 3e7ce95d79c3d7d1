import { z } from '@hono/zod-openapi';

import { bookInputSchema } from './book-input.js';

export const bookSchema = bookInputSchema
  .extend({
    id: z.guid().openapi({ readOnly: true }),
    createdAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
    updatedAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
  })
  .openapi('Book');

export type Book = z.infer<typeof bookSchema>;
