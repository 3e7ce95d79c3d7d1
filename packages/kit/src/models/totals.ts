import type { LedgerLine, ModelCost } from '@orchestrate/contracts/model-call';

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

/** What lines of a ledger come to: their cost, and the tokens that were paid for. */
export function totalOf(lines: readonly LedgerLine[]): { readonly cost: ModelCost; readonly tokens: number } {
  const paid = lines.filter(({ source }) => source === 'provider');
  return {
    cost: addCosts(lines.map(({ cost }) => cost)),
    tokens: paid.reduce((sum, { usage }) => sum + (usage === null ? 0 : usage.input + usage.output), 0),
  };
}
