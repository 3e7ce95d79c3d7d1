import { z } from 'zod';

export const outputsSchema = z.object({
  sarif: z.string(),
  findings: z.string(),
  newFindings: z.string(),
  fixed: z.string(),
  patch: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;
