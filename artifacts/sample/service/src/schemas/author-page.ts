import { z } from '@hono/zod-openapi';

import { authorSchema } from './author.js';

export const authorPageSchema = z
  .object({
    items: z.array(authorSchema),
    page: z.int(),
    pageSize: z.int(),
    total: z.int().min(0),
  })
  .openapi('AuthorPage');
