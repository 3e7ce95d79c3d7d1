import { z } from '@hono/zod-openapi';

export const genreSchema = z
  .enum(['fiction', 'poetry', 'science', 'history', 'children'])
  .openapi('Genre');

export type Genre = z.infer<typeof genreSchema>;
