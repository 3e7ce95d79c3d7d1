import { z } from 'zod';

export const outputsSchema = z.object({
  fixed: z.string(),
  changed: z.enum(['true', 'false']),
  patch: z.string(),
  class: z.string(),
  confidence: z.string(),
  iterations: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
