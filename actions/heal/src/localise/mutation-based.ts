/**
 * What switching a candidate on did to a failing test, from nothing to everything. `further`: it now fails at a later
 * place, or where it crashed before it comes to say that it expected something else.
 */
export type Effect = 'same' | 'crashes' | 'differs' | 'further' | 'passes';

/** A candidate that was tried: a mutant whose effect is known. */
export interface Mutant {
  /** The statement that it changes. */
  readonly statement: number;
  readonly effect: Effect;
  /** A test that passed fails with it; only known of those that a failing test passes with. */
  readonly breaks: boolean;
}

/** How much an effect says for its place. Any change shows that the failure depends on it; a crash is easily had. */
const IMPACTS: Readonly<Record<Effect, number>> = { same: 0, crashes: 0.15, differs: 0.5, further: 0.9, passes: 1 };
const EFFECTS: readonly Effect[] = ['same', 'crashes', 'differs', 'further', 'passes'];
/** Ochiai of one failing test that passes and one passing test that breaks. */
const BROKEN = Math.SQRT1_2;
/** What a place is worth that nothing was tried at, in candidates of which this is the usual impact. */
const USUAL = 0.25;
const USUAL_COUNT = 6;
/** Tries only shift what coverage and priors say. */
const LOWEST = 0.4;
const HIGHEST = 2.5;

/** Of two effects on failing tests, the one that says more. */
export function strongerEffect(one: Effect, other: Effect): Effect {
  return EFFECTS.indexOf(one) >= EFFECTS.indexOf(other) ? one : other;
}

/** How much one mutant says for its place, 0 to 1. */
export function impactOf({ effect, breaks }: Pick<Mutant, 'effect' | 'breaks'>): number {
  return IMPACTS[effect] * (breaks ? BROKEN : 1);
}

/**
 * How many times more suspect each statement is for what candidates at it did, around 1 (mutation-based localisation:
 * Moon, Kim, Kim and Yoo, "Ask the Mutants", ICST 2014, which averages over a statement's mutants; Papadakis and
 * Le Traon, "Metallaxis-FL", STVR 2015, which counts a failure that looks different as a change). The average is drawn
 * towards what is usual while there are few, so that one lucky candidate does not carry its place to the front.
 */
export function weighPlaces(mutants: Iterable<Mutant>): Map<number, number> {
  const sums = new Map<number, { impact: number; count: number }>();
  for (const mutant of mutants) {
    const sum = sums.get(mutant.statement) ?? { impact: 0, count: 0 };
    sum.impact += impactOf(mutant);
    sum.count += 1;
    sums.set(mutant.statement, sum);
  }
  const weigh = ({ impact, count }: { impact: number; count: number }): number => {
    const average = (impact + USUAL * USUAL_COUNT) / (count + USUAL_COUNT);
    return Math.min(HIGHEST, Math.max(LOWEST, average / USUAL));
  };
  return new Map([...sums].map(([statement, sum]) => [statement, weigh(sum)]));
}

/** Candidates that are still to be tried by what was learned of their places; equal ones stay in their order. */
export function rankByPlaces<T extends { readonly statement: number; readonly weight: number }>(
  open: readonly T[],
  places: ReadonlyMap<number, number>,
): T[] {
  return open
    .map((one) => ({ one, worth: one.weight * (places.get(one.statement) ?? 1) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ one }) => one);
}
