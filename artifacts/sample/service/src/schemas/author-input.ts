import { z } from '@hono/zod-openapi';

import { text } from './checks.js';

export const authorInputSchema = z
  .object({
    name: text({ min: 1, max: 200 }),
    born: z.iso.date().optional(),
    biography: text({ max: 5000 }).optional(),
  })
  .openapi('AuthorInput');
