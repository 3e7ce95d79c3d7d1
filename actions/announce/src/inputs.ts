import {
  booleanInput,
  commonInputs,
  failOnInput,
  numberInput,
  pullRequestInput,
  textInput,
} from '@orchestrate/kit/action/inputs';
import { z } from 'zod';

const MOST_NAME_CHARACTERS = 60;
const MOST_ANNOTATIONS = 1_000;

const nameInput = textInput().refine(
  (text) => text.length <= MOST_NAME_CHARACTERS,
  `must have at most ${MOST_NAME_CHARACTERS} characters; say it shorter`,
);

const directoryInput = textInput().refine(
  (text) => !text.startsWith('/') && !text.includes('\\') && !text.split('/').includes('..'),
  'must be a directory of the repository, relative to its root, with forward slashes; `.` for the root itself',
);

export const inputsSchema = z.object({
  ...commonInputs,
  // What a token may not do costs nobody the job.
  failOn: failOnInput('failed'),
  run: z.string({ error: 'must name the directory of the run; it is what the artifact of report holds' }),
  token: textInput(),
  comment: booleanInput(true),
  check: booleanInput(true),
  sarif: booleanInput(true),
  annotations: numberInput(200, 0, MOST_ANNOTATIONS).transform(Math.floor),
  name: nameInput,
  directory: directoryInput,
  pullRequest: pullRequestInput(),
});
export type Inputs = z.infer<typeof inputsSchema>;
