import { hashParts } from '@orchestrate/kit/files/hash';

import type { TestRecord } from './laboratory';

/** How candidates behave on inputs near those that the tests give, as far as it could be seen. */
export interface Behaviours {
  /** Inputs that were tried. */
  readonly inputs: number;
  /** Equal where nothing told two candidates apart. */
  readonly of: ReadonlyMap<number, string>;
}

/**
 * Groups candidates by what they answer to the same inputs (differential testing of plausible patches, in the line of
 * DiffTGen, ISSTA 2017, and PATCH-SIM, ICSE 2018).
 * @param candidates - in the order in which each record has their answers
 */
export function groupByBehaviour(records: readonly TestRecord[], candidates: readonly number[]): Behaviours {
  const inputs = new Map<string, readonly string[]>();
  for (const { probe, answers } of records)
    if (probe !== undefined && answers?.length === candidates.length) inputs.set(probe, answers);
  const sorted = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answers]) => answers);
  const of = new Map(candidates.map((id, at) => [id, hashParts(sorted.map((answers) => answers[at] ?? ''))]));
  return { inputs: inputs.size, of };
}

/** How many ways of behaving there are. */
export function countBehaviours({ of }: Behaviours): number {
  return new Set(of.values()).size;
}

/**
 * How much weight a candidate has with all those behind it that behave alike: what many edits come to by themselves is
 * more general than what one does.
 */
export function weighTogether<T>(
  candidates: readonly T[],
  behaviourOf: (candidate: T) => string | undefined,
  weightOf: (candidate: T) => number,
): Map<T, number> {
  const sums = new Map<string, number>();
  for (const candidate of candidates) {
    const behaviour = behaviourOf(candidate);
    if (behaviour !== undefined) sums.set(behaviour, (sums.get(behaviour) ?? 0) + weightOf(candidate));
  }
  const all = candidates.reduce((sum, candidate) => sum + weightOf(candidate), 0);
  return new Map(
    candidates.map((candidate) => {
      const behaviour = behaviourOf(candidate);
      const own = behaviour === undefined ? weightOf(candidate) : (sums.get(behaviour) ?? 0);
      return [candidate, all === 0 ? 0 : own / all];
    }),
  );
}
