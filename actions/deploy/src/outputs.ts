import { z } from 'zod';

export const outputsSchema = z.object({
  target: z.string(),
  url: z.string(),
  port: z.string(),
  deployment: z.string(),
  verification: z.string(),
});

export type Outputs = z.infer<typeof outputsSchema>;
