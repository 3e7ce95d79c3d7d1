import { z } from 'zod';

export const outputsSchema = z.object({
  url: z.string(),
  number: z.string(),
  branch: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
