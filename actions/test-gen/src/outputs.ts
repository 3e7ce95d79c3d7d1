import { z } from 'zod';

export const outputsSchema = z.object({
  tests: z.string(),
  passed: z.string(),
  failed: z.string(),
  lines: z.string(),
  branches: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
