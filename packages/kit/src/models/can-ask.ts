import { MODEL_TASKS } from '@orchestrate/contracts/model-call';

import type { Models } from './ask';

/**
 * Whether anybody can be asked for anything. Where so, a phase's work may hang on what a model says: models' answers
 * have a cache of their own, and the work as a whole is equal only by chance.
 */
export function canAskAnybody(models: Pick<Models, 'canAsk'>): boolean {
  return MODEL_TASKS.some((task) => models.canAsk(task).available);
}
