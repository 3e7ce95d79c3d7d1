import { z } from '@hono/zod-openapi';

import { numeric } from '../http/parameters.js';

export const authorIdParameter = z.guid();

export const pageParameter = numeric(z.int().min(1).max(100000))
  .default(1)
  .openapi({ param: { description: 'Which page, counted from 1.' } });

export const pageSizeParameter = numeric(z.int().min(1).max(100))
  .default(20)
  .openapi({ param: { description: 'How many items a page holds.' } });
