import { targetSchema } from '@orchestrate/contracts/configuration';
import { booleanInput, choiceInput, commonInputs } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

export const inputsSchema = z.object({
  ...commonInputs,
  /** `auto` leaves it to the configuration, whose own default is `auto`. */
  target: choiceInput(targetSchema.options, 'auto'),
  keep: booleanInput(false),
});

export type Inputs = z.infer<typeof inputsSchema>;
