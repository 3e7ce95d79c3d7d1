import { booleanInput, commonInputs, numberInput, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  out: textInput(),
  inject: textInput(),
  dryRun: booleanInput(false),
  evidenceBudget: numberInput(0, 0, 10_000),
  signingKey: textInput(),
});
export type Inputs = z.infer<typeof inputsSchema>;
