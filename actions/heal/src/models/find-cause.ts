import type { RootCause } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { CauseAnswer } from './answers';
import { causeAnswerSchema } from './answers';
import type { Material } from './material';
import type { OwnFiles } from './own-files';

const LONGEST_CAUSE = 300;
const LONGEST_EXPLANATION = 2_000;

/** A place counts where the file has such a line. */
async function checkPlace(place: CauseAnswer['place'], files: OwnFiles): Promise<Pick<RootCause, 'place'>> {
  const lines = place === null ? undefined : (await files.read(place.file))?.split('\n');
  return place === null || lines?.[place.line - 1] === undefined ? {} : { place };
}

/**
 * Asks a model why a gate fails.
 * @throws {ModelError} where nobody gives a usable answer
 */
export async function findCause(
  gate: string,
  { failures, suspects, code, test }: Material,
  files: OwnFiles,
  { models, actionDirectory }: Pick<Deps, 'models' | 'actionDirectory'>,
): Promise<RootCause> {
  const template = await readPrompt(actionDirectory, 'triage');
  const { value, provider, model } = await models.ask({
    task: 'triage',
    rationale: `Find out why ${gate} fails, which no rule knew how to mend`,
    prompt: renderPrompt(template, { gate, failures, suspects, code, test }),
    schema: { name: 'root_cause', type: causeAnswerSchema },
    temperature: 0,
  });
  return {
    gate,
    cause: sanitizeText(value.cause, LONGEST_CAUSE).replace(/\s+/g, ' ').trim(),
    ...(await checkPlace(value.place, files)),
    explanation: sanitizeText(value.explanation, LONGEST_EXPLANATION).trim(),
    confidence: value.confidence,
    author: `${provider}/${model}`,
  };
}

/** A cause for the prompt that asks for patches. */
export function describeCause(cause: RootCause | undefined): string {
  if (cause === undefined) return 'nobody was asked';
  const { place } = cause;
  const where = place === undefined ? '' : ` (${place.file}:${place.line})`;
  return `${cause.cause}${where}\n${cause.explanation}\nconfidence ${cause.confidence.toFixed(2)}`;
}
