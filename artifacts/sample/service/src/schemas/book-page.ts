import { z } from '@hono/zod-openapi';

import { bookSchema } from './book.js';

export const bookPageSchema = z
  .object({
    items: z.array(bookSchema),
    page: z.int(),
    pageSize: z.int(),
    total: z.int().min(0),
  })
  .openapi('BookPage');
