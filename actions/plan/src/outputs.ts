import { z } from 'zod';

export const outputsSchema = z.object({
  runId: z.string(),
  plan: z.string(),
  service: z.string(),
  operations: z.string(),
  custom: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
