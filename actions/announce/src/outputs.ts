import { z } from 'zod';

export const outputsSchema = z.object({
  comment: z.string(),
  check: z.string(),
  sarif: z.string(),
  told: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
