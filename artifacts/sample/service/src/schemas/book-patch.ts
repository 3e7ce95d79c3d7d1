import { z } from '@hono/zod-openapi';

import { text, withSize } from './checks.js';
import { genreSchema } from './genre.js';

export const bookPatchSchema = withSize(
  { min: 1 },
  z.object({
    title: text({ min: 1, max: 300 }).optional(),
    genre: genreSchema.optional(),
    pages: z.int().min(1).max(20000).optional(),
    publishedOn: z.iso.date().optional(),
  }),
).openapi('BookPatch', { minProperties: 1 });
