import { z } from '@hono/zod-openapi';

import { integral } from '../http/parameters.js';

export const authorIdParameter = z.guid();

export const memberIdParameter = z.guid();

export const loanIdParameter = z.guid();

export const pageParameter = integral(z.int().min(1).max(100000))
  .default(1)
  .openapi({ param: { description: 'Which page, counted from 1.' } });

export const pageSizeParameter = integral(z.int().min(1).max(100))
  .default(20)
  .openapi({ param: { description: 'How many items a page holds.' } });
