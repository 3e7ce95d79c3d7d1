import { z } from 'zod';

export const outputsSchema = z.object({
  service: z.string(),
  files: z.string(),
  custom: z.string(),
  commit: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
