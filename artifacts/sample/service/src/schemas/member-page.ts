import { z } from '@hono/zod-openapi';

import { memberSchema } from './member.js';

export const memberPageSchema = z
  .object({
    items: z.array(memberSchema),
    page: z.int(),
    pageSize: z.int(),
    total: z.int().min(0),
  })
  .openapi('MemberPage');
