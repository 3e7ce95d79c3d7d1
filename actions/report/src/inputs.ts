import { booleanInput, commonInputs, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  out: textInput(),
  inject: textInput(),
  dryRun: booleanInput(false),
  signingKey: textInput(),
});
export type Inputs = z.infer<typeof inputsSchema>;
