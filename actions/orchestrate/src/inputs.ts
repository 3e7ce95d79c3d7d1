import { booleanInput, listInput, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

const VERDICTS = ['failed', 'partial', 'none'];

const keyInputs = {
  openaiApiKey: textInput(),
  anthropicApiKey: textInput(),
  geminiApiKey: textInput(),
  azureOpenaiApiKey: textInput(),
};

export const KEYS = [
  'openaiApiKey',
  'anthropicApiKey',
  'geminiApiKey',
  'azureOpenaiApiKey',
] as const satisfies readonly (keyof typeof keyInputs)[];

export const inputsSchema = z.object({
  spec: textInput(),
  service: textInput(),
  config: textInput(),
  out: textInput(),
  target: textInput('auto'),
  keep: booleanInput(false),
  inject: textInput(),
  dryRun: booleanInput(false),
  resume: textInput(),
  workingDirectory: textInput('.'),
  ...keyInputs,
  failOn: listInput('failed').refine(
    (words) => words.every((word) => VERDICTS.includes(word)),
    `must be of ${VERDICTS.join(', ')}`,
  ),
});

export type Inputs = z.infer<typeof inputsSchema>;
