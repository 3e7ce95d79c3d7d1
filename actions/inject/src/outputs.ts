import { z } from 'zod';

export const outputsSchema = z.object({ fault: z.string() });

export type Outputs = z.infer<typeof outputsSchema>;
