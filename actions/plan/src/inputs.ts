import { commonInputs, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  /** One of these two must be given. */
  spec: textInput(),
  service: textInput(),
  config: textInput(),
  resume: textInput(),
});
export type Inputs = z.infer<typeof inputsSchema>;
