import { allowInput, commonInputs, failOnInput, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

// Empty: what the configuration says.
function optionalNumber(minimum: number, maximum: number) {
  return textInput().transform((text, context) => {
    if (text === '') return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    context.addIssue({
      code: 'custom',
      message: `must be a whole number from ${minimum} to ${maximum}, or empty, not ${JSON.stringify(text)}`,
    });
    return z.NEVER;
  });
}

export const inputsSchema = z.object({
  ...commonInputs,
  command: textInput(),
  timeout: optionalNumber(1, 21_600),
  maxIterations: optionalNumber(0, 10),
  allow: allowInput(),
  // A step that passes would hide that the commit is broken, whether there is a patch for it or not.
  failOn: failOnInput('done,partial,failed,blocked'),
});
export type Inputs = z.infer<typeof inputsSchema>;
