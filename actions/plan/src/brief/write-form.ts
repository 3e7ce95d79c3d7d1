import type { Brief } from '@orchestrate/contracts/plan';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import type { Answer } from '@orchestrate/kit/models/ask';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { tryAsk } from '@orchestrate/kit/models/try-ask';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { z } from 'zod';

import type { Specification } from '../specification/read-specification';

import { listForeign } from './check-form';

type BriefDeps = Pick<Deps, 'actionDirectory' | 'models' | 'log'>;

/** A specification made of a brief; or why there is none. */
export type Written =
  | { readonly specification: Specification; readonly form: string; readonly brief: Omit<Brief, 'form'> }
  | { readonly status: 'blocked' | 'failed'; readonly problems: readonly string[] };

export interface BriefRequest {
  /** As the user gave it. */
  readonly file: string;
  readonly text: string;
  /** Reads a short form as if it stood in the brief's place; throws as for one that a person wrote. */
  readonly read: (form: string) => Promise<Specification>;
}

const answerSchema = z.object({
  form: z.string(),
  questions: z.array(z.object({ question: z.string(), assumption: z.string() })),
});

type FormAnswer = z.infer<typeof answerSchema>;
type Reading = { readonly specification: Specification } | { readonly problems: readonly string[] };

/** A file to copy where nobody can be asked. */
export const EXAMPLE = 'specs/shop.service.yaml';
const MOST_QUESTIONS = 50;
const LONGEST_LINE = 500;

function explainWayOut(reason: string): string {
  return (
    `spec: this is a brief, which a model turns into a specification, and none did (${reason}). Write it in the short ` +
    `form instead: copy ${EXAMPLE} of orchestrate, list what your service stores, and give its path as spec`
  );
}

async function readForm({ text, read }: BriefRequest, form: string): Promise<Reading> {
  const foreign = listForeign(form, text);
  try {
    const specification = await read(form);
    return foreign.length > 0 ? { problems: foreign } : { specification };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problems: [...error.problems, ...foreign] };
  }
}

function describeBrief({ value, provider, model, conversation }: Answer<FormAnswer>): Omit<Brief, 'form'> {
  const line = (text: string): string => sanitizeText(text, LONGEST_LINE).replace(/\s+/g, ' ').trim();
  const questions = value.questions
    .slice(0, MOST_QUESTIONS)
    .map(({ question, assumption }) => ({ question: line(question), assumption: line(assumption) }));
  return { provider, model, conversation, questions };
}

/**
 * Has a brief turned into the short form. What comes back is read by what reads a person's, and what that says against
 * it goes back once.
 */
export async function writeForm(request: BriefRequest, deps: BriefDeps): Promise<Written> {
  const can = deps.models.canAsk('plan');
  if (!can.available) return { status: 'blocked', problems: [explainWayOut(can.reason)] };
  const { file, text: brief } = request;
  const schema = { name: 'short_form', type: answerSchema };
  const rationale = `Turn the brief ${file} into a specification`;
  let prompt = renderPrompt(await readPrompt(deps.actionDirectory, 'brief'), { file, brief });
  let problems: readonly string[] = [];
  for (const round of ['first', 'repair'] as const) {
    const { answer, reason = '' } = await tryAsk(deps.models, { task: 'plan', rationale, prompt, schema });
    if (answer === undefined) return { status: 'blocked', problems: [...problems, explainWayOut(reason)] };
    const { form } = answer.value;
    const reading = await readForm(request, form);
    if ('specification' in reading) return { specification: reading.specification, form, brief: describeBrief(answer) };
    problems = reading.problems;
    deps.log.info(`the ${round} short form does not hold: ${problems.join('; ')}`);
    const repair = await readPrompt(deps.actionDirectory, 'brief-repair');
    prompt = renderPrompt(repair, { file, brief, form, problems: problems.join('\n') });
  }
  return { status: 'failed', problems };
}
