import type { Pairs } from './laboratory';
import type { MeasuredTest } from './measurement';

/** A change that is to be tried. */
export interface Trial {
  /** From 1. */
  readonly id: number;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The statement that it is part of. */
  readonly statement: number;
  /** How likely it is, before anything was tried. */
  readonly weight: number;
}

/** Two changes that are to be tried at once. */
export interface Pair {
  /** Above those of all trials. */
  readonly id: number;
  readonly parts: readonly [Trial, Trial];
  /** Both in one, where they cannot be switched on apart. */
  readonly merged?: Trial;
}

export function isPair(one: Trial | Pair): one is Pair {
  return 'parts' in one;
}

/** What has to be compiled for candidates to be tried, each once. */
export function listSwitches(batch: readonly (Trial | Pair)[]): Trial[] {
  const switches = new Map<number, Trial>();
  for (const one of batch)
    for (const trial of isPair(one) ? (one.merged === undefined ? one.parts : [one.merged]) : [one])
      switches.set(trial.id, trial);
  return [...switches.values()];
}

/** What pairs switch on, by their own numbers. */
export function toPairs(batch: readonly (Trial | Pair)[]): Pairs {
  const pairs = batch.filter(isPair).filter(({ merged }) => merged === undefined);
  return Object.fromEntries(pairs.map(({ id, parts: [one, other] }) => [id, [one.id, other.id]]));
}

/** Whether a test runs a place that is changed. */
export function runsIn(one: Trial | Pair, { hits }: Pick<MeasuredTest, 'hits'>): boolean {
  return isPair(one) ? one.parts.some(({ statement }) => hits.has(statement)) : hits.has(one.statement);
}

/** Candidates by the file that they change. */
export function groupByFile(trials: readonly Trial[]): Map<string, Trial[]> {
  const byFile = new Map<string, Trial[]>();
  for (const trial of trials) byFile.set(trial.file, [...(byFile.get(trial.file) ?? []), trial]);
  return byFile;
}
