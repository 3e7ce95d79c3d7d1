import { z } from 'zod';

export const outputsSchema = z.object({
  verdict: z.string(),
  summary: z.string(),
  report: z.string(),
  artifact: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
