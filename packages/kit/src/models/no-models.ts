import type { Models } from './ask';
import { ModelError } from './provider';

/** What stands in for models where nobody can be asked: it says why, and costs nothing. */
export function createNoModels(reason: string): Models {
  return {
    canAsk: () => ({ available: false, reason }),
    ask: () => Promise.reject(new ModelError('authentication', reason)),
    spent: () => ({ cost: 0, tokens: 0, engine: 'offline' }),
  };
}
