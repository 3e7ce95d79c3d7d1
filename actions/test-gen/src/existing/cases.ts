import type { Candidate } from './candidates';
import type { Answer, LabResult } from './lab';
import type { Mutant } from './mutants';

/** One call and what it answers today. */
export interface Case {
  readonly candidate: Candidate;
  /** Source text of the arguments. */
  readonly arguments: string;
  readonly answer: Exclude<Answer, { kind: 'other' }>;
}

/** A mutant and the cases that would notice it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly noticedBy: readonly Case[];
}

/** A case worth keeping and the mutant that it is kept for. */
export interface Chosen {
  readonly case: Case;
  readonly mutant: Mutant;
}

/** A test is only worth its runs up to here: after so many of one function the next ones say the same. */
const MOST_OF_ONE_FUNCTION = 10;

function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function answersOf(result: LabResult | undefined, name: string): readonly Answer[] {
  return result?.outcome === 'answered' ? (result.answers[name] ?? []) : [];
}

/** Cases whose answer can be written down and does not depend on what was called before. */
export function listSteady(
  candidate: Candidate,
  sources: readonly string[],
  [first, second]: readonly [LabResult | undefined, LabResult | undefined],
): Case[] {
  const [forth, back] = [answersOf(first, candidate.name), answersOf(second, candidate.name)];
  return sources.flatMap((source, index) => {
    const answer = forth[index];
    if (answer === undefined || answer.kind === 'other' || !isSame(answer, back[index])) return [];
    return [{ candidate, arguments: source, answer }];
  });
}

/** The cases that a mutant answers otherwise. One that hangs or does not load cannot be shown by a quick test. */
export function judgeMutant(mutant: Mutant, cases: readonly Case[], result: LabResult | undefined): Judged {
  const answers = answersOf(result, mutant.name);
  return { mutant, noticedBy: cases.filter(({ answer }, index) => answers[index] && !isSame(answer, answers[index])) };
}

/**
 * Chooses few cases that together notice as much as all of them: the one that notices most first.
 * @param missed - mutants that nothing notices yet
 */
export function chooseCases(missed: readonly Judged[]): Chosen[] {
  const chosen: Chosen[] = [];
  const counts = new Map<Candidate, number>();
  let left = missed.filter(({ noticedBy }) => noticedBy.length > 0);
  while (left.length > 0) {
    const scores = new Map<Case, number>();
    for (const { noticedBy } of left) for (const one of noticedBy) scores.set(one, (scores.get(one) ?? 0) + 1);
    const usable = [...scores].filter(([one]) => (counts.get(one.candidate) ?? 0) < MOST_OF_ONE_FUNCTION);
    const best = usable.reduce<readonly [Case, number] | undefined>(
      (top, next) => (top === undefined || next[1] > top[1] ? next : top),
      undefined,
    )?.[0];
    const target = left.find(({ noticedBy }) => best !== undefined && noticedBy.includes(best));
    if (best === undefined || target === undefined) break;
    counts.set(best.candidate, (counts.get(best.candidate) ?? 0) + 1);
    chosen.push({ case: best, mutant: target.mutant });
    left = left.filter(({ noticedBy }) => !noticedBy.includes(best));
  }
  return chosen;
}
