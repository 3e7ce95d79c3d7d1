import { deliveryFormSchema } from '@orchestrate/contracts/delivery';
import { allowInput, choiceInput, commonInputs, pullRequestInput, textInput } from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

const MOST_TITLE_CHARACTERS = 200;
const MOST_SUMMARY_CHARACTERS = 2_000;

function shortText(most: number) {
  return textInput().refine((text) => text.length <= most, `must have at most ${most} characters; say it shorter`);
}

const commitInput = textInput().refine(
  (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})?$/.test(text),
  'must be the full id of a commit, as git rev-parse HEAD prints it; or leave it empty',
);

const branchInput = textInput().transform((text) => text.replace(/^refs\/heads\//, ''));

export const inputsSchema = z.object({
  ...commonInputs,
  patch: z.string({ error: 'must name the patch to deliver; heal gives its path as the output patch' }),
  as: choiceInput(deliveryFormSchema.options, 'pull-request'),
  token: textInput(),
  base: commitInput,
  branch: branchInput,
  pullRequest: pullRequestInput(),
  allow: allowInput(),
  title: shortText(MOST_TITLE_CHARACTERS),
  summary: shortText(MOST_SUMMARY_CHARACTERS),
});
export type Inputs = z.infer<typeof inputsSchema>;
