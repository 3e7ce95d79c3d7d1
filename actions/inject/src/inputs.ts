import { faultSchema } from '@orchestrate/contracts/phase';
import { commonInputs } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  fault: z.enum(faultSchema.options, { error: `must be one of ${faultSchema.options.join(', ')}` }),
});

export type Inputs = z.infer<typeof inputsSchema>;
