import { commonInputs, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  spec: z.string({ error: 'is required: the path of an OpenAPI document or of a service.yaml' }),
  config: textInput(),
  resume: textInput(),
});
export type Inputs = z.infer<typeof inputsSchema>;
