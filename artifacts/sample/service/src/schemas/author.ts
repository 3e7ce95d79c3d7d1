import { z } from '@hono/zod-openapi';

import { authorInputSchema } from './author-input.js';

export const authorSchema = authorInputSchema
  .extend({
    id: z.guid().openapi({ readOnly: true }),
    createdAt: z.iso.datetime({ offset: true }).openapi({ readOnly: true }),
  })
  .openapi('Author');

export type Author = z.infer<typeof authorSchema>;
