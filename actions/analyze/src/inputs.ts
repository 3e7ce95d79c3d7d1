import { booleanInput, commonInputs, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  baseline: textInput(),
  fix: booleanInput(true),
});
export type Inputs = z.infer<typeof inputsSchema>;
