import type { Completion } from '@orchestrate/contracts/model-call';

import { ModelError } from './provider';

/**
 * Refuses what came and is no answer: empty, cut off, declined, filtered. Half an answer is none.
 * @throws {ModelError} with what came
 */
export function requireAnswer(completion: Completion): Completion {
  const { stop, text, toolCalls } = completion;
  const details = { answer: completion };
  if (stop === 'refusal') throw new ModelError('refused', 'the model declined to answer', details);
  if (stop === 'filter') throw new ModelError('filtered', "the provider's filter cut the answer", details);
  if (stop === 'length')
    throw new ModelError('cut-off', 'the answer was cut off at the most tokens that it may have', details);
  if (stop === 'tool' && toolCalls.length === 0)
    throw new ModelError('malformed', 'the model wanted a tool and named none', details);
  if (stop === 'end' && text.trim() === '') throw new ModelError('malformed', 'the answer is empty', details);
  return completion;
}
