import type { ModelFailure } from '@orchestrate/contracts/model-call';

import type { Answer, Models, Question } from './ask';
import { ModelError } from './provider';

/** What came of a question: an answer, or why there is none. */
export type Asked<T> =
  | { readonly answer: Answer<T>; readonly reason?: undefined }
  | {
      readonly answer?: undefined;
      /** For a line that a person reads. */
      readonly reason: string;
      /** Whether it lay in this one answer, so that another question may fare better. */
      readonly isOfTheAnswer: boolean;
    };

const OF_THE_ANSWER: ReadonlySet<ModelFailure> = new Set([
  'too-large',
  'refused',
  'filtered',
  'cut-off',
  'malformed',
  'invalid',
]);

/**
 * Asks where an answer is welcome and none is needed: what goes wrong with models is a reason to tell, not an error.
 * @throws whatever else is thrown: that is a bug or the disk
 */
export async function tryAsk<T = string>(models: Pick<Models, 'ask'>, question: Question<T>): Promise<Asked<T>> {
  try {
    return { answer: await models.ask(question) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { reason: `${error.failure}: ${error.message}`, isOfTheAnswer: OF_THE_ANSWER.has(error.failure) };
  }
}
