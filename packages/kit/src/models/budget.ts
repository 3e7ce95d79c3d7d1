import type { LedgerLine, ModelCost } from '@orchestrate/contracts/model-call';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';
import type { Step } from '@orchestrate/contracts/phase';

import { chargeOf } from './ledger';
import type { Price } from './price';
import { ModelError } from './provider';

/** The caps of a run, and what may be spent of them. */
export interface Budget {
  /**
   * Sets the most that a try can cost aside.
   * @returns called once when the try has ended, with what it cost; what is unknown stays set aside
   * @throws {ModelError} `budget-exceeded`: nothing was set aside, and nothing may be sent
   */
  reserve(estimate: ModelCost, what: string): (cost: ModelCost) => void;
}

const CENTS = 4;

function sum(lines: readonly LedgerLine[]): number {
  return lines.reduce((total, line) => total + chargeOf(line), 0);
}

/**
 * Watches the caps of the settings. What other requests at this moment may still cost counts as spent.
 * @param earlier - lines of the run's ledgers, from before this process began
 */
export function openBudget(limits: ModelSettings['limits'], step: Step, earlier: readonly LedgerLine[]): Budget {
  const caps = [
    { name: 'usd-per-run', cap: limits['usd-per-run'], spent: sum(earlier) },
    { name: 'usd-per-phase', cap: limits['usd-per-phase'], spent: sum(earlier.filter(({ phase }) => phase === step)) },
  ];
  const add = (dollars: number): void => caps.forEach((one) => (one.spent += dollars));
  return {
    reserve(estimate, what) {
      if (estimate === 'unknown') {
        if (limits['allow-unknown-price']) return () => undefined;
        throw new ModelError(
          'budget-exceeded',
          `${what}: its price is not known, so that no cap would hold; models.limits.allow-unknown-price allows it`,
        );
      }
      const passed = caps.find(({ cap, spent }) => spent + estimate > cap);
      if (passed !== undefined)
        throw new ModelError(
          'budget-exceeded',
          `${what}: may cost up to $${estimate.toFixed(CENTS)}, and $${passed.spent.toFixed(CENTS)} of the ` +
            `$${passed.cap} of models.limits.${passed.name} are spent; raise it, or ask for less`,
        );
      add(estimate);
      return (cost) => {
        if (cost !== 'unknown') add(cost - estimate);
      };
    },
  };
}

/** What a try cost that brought no answer. */
export function costOfFailure(failure: ModelError['failure'], price: Price, wasAnswering: boolean): ModelCost {
  if (price === 'free' || REFUSED_UNPAID.has(failure)) return 0;
  return failure === 'network' && !wasAnswering ? 0 : 'unknown';
}

// The server said no, or was never asked.
const REFUSED_UNPAID: ReadonlySet<ModelError['failure']> = new Set([
  'budget-exceeded',
  'rate-limited',
  'out-of-quota',
  'overloaded',
  'server-error',
  'authentication',
  'forbidden',
  'not-found',
  'conflict',
  'bad-request',
  'too-large',
  'missing-program',
  'no-sandbox',
  'cassette-miss',
]);
