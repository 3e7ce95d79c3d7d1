import type { LedgerLine, ModelCost } from '@orchestrate/contracts/model-call';
import type { Engine } from '@orchestrate/contracts/status';

// Cents have six more places here; what is beyond is dust of binary fractions.
const PLACES = 1e8;

/** Dollars without the dust that sums of binary fractions leave. */
export function roundDollars(dollars: number): number {
  return Math.round(dollars * PLACES) / PLACES;
}

/** A sum that is unknown as soon as one of its parts is. */
export function addCosts(costs: readonly ModelCost[]): ModelCost {
  return costs.reduce(
    (sum, cost) => (sum === 'unknown' || cost === 'unknown' ? 'unknown' : roundDollars(sum + cost)),
    0,
  );
}

/** Who did the work that lines of a ledger tell of: `replay` where a cassette answered, `offline` where nobody did. */
export function engineOf(lines: readonly LedgerLine[]): Engine {
  const asked = lines.filter(({ attempts, outcome }) => attempts > 0 || outcome === 'answered');
  if (asked.some(({ source }) => source === 'cassette')) return 'replay';
  return asked.length > 0 ? 'live' : 'offline';
}

/** What lines of a ledger come to: their cost, and the tokens that were paid for. */
export function totalOf(lines: readonly LedgerLine[]): { readonly cost: ModelCost; readonly tokens: number } {
  const paid = lines.filter(({ source }) => source === 'provider');
  return {
    cost: addCosts(lines.map(({ cost }) => cost)),
    tokens: paid.reduce((sum, { usage }) => sum + (usage === null ? 0 : usage.input + usage.output), 0),
  };
}
