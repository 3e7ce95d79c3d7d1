import { z } from '@hono/zod-openapi';

import { text } from './checks.js';
import { genreSchema } from './genre.js';

export const bookInputSchema = z
  .object({
    title: text({ min: 1, max: 300 }),
    isbn: z.string().regex(/^97[89][0-9]{10}$/),
    authorId: z.guid(),
    genre: genreSchema,
    pages: z.int().min(1).max(20000).optional(),
    publishedOn: z.iso.date().optional(),
  })
  .openapi('BookInput');
