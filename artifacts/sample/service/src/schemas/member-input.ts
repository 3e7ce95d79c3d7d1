import { z } from '@hono/zod-openapi';

import { hasLength, text } from './checks.js';

export const memberInputSchema = z
  .object({
    name: text({ min: 1, max: 200 }),
    email: z
      .email({ pattern: z.regexes.html5Email })
      .refine(...hasLength({ max: 200 }))
      .openapi({ maxLength: 200 }),
  })
  .openapi('MemberInput');
