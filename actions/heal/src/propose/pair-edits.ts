import type { Effect, Mutant } from '../localise/mutation-based';
import type { Piece } from '../schemata/metamutant';
import type { Pair, Trial } from '../schemata/trial';

/** A single edit that did not mend what fails, as one of two. */
export interface Part {
  readonly trial: Trial;
  /** How promising it is. */
  readonly worth: number;
  /** Equal for the same edit at another place. */
  readonly kind: string;
  /** What it is switched on at; absent where it has no place. */
  readonly piece?: Piece;
}

/** What an edit did by itself says how likely it is a half: one with which a test came further is the best. */
const FIRSTS: Readonly<Record<Effect, number>> = { same: 1, crashes: 0.2, differs: 2, further: 5, passes: 3 };
/** Slips are repeated: a line that was copied, a name that was mistaken all over. */
const SAME_EDIT = 6;
const NEAR = 2;
const OTHER_FILE = 0.5;
/** Statements are numbered in the order of the text. */
const NEAR_STATEMENTS = 6;

const MOST_PARTS = 300;
const MOST_OF_STATEMENT = 15;
/** Parts that only come in for being the same edit as another. */
const MOST_REPEATED = 150;

/** How promising an edit is as one of two. */
export function worthOf({ weight, statement }: Trial, mutant: Mutant | undefined, places: ReadonlyMap<number, number>) {
  return weight * (places.get(statement) ?? 1) * FIRSTS[mutant?.effect ?? 'same'];
}

const TOKEN = /[\w$]+|[-+*/%&|^!=<>?]+|\S/g;

/** What an edit does, without the place that it does it at: `< n` to `<= n` and `< m` to `<= m` are the same. */
export function nameEdit(template: string, before: string, after: string): string {
  const [old, own] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  let head = 0;
  while (head < old.length && head < own.length && old[head] === own[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, own.length) - head;
  while (tail < most && old[old.length - 1 - tail] === own[own.length - 1 - tail]) tail += 1;
  const [lost, gained] = [old.slice(head, old.length - tail), own.slice(head, own.length - tail)];
  return `${template}: ${lost.join(' ')} → ${gained.join(' ')}`;
}

/** The parts that pairs are made of: the most promising, not too many at one statement, and repeated edits. */
export function chooseParts(parts: readonly Part[]): Part[] {
  const counts = new Map<number, number>();
  const kinds = new Map<string, Set<number>>();
  for (const { kind, trial } of parts) kinds.set(kind, (kinds.get(kind) ?? new Set<number>()).add(trial.statement));
  const [chosen, others]: [Part[], Part[]] = [[], []];
  for (const part of [...parts].sort((a, b) => b.worth - a.worth)) {
    const count = counts.get(part.trial.statement) ?? 0;
    counts.set(part.trial.statement, count + 1);
    const isChosen = chosen.length < MOST_PARTS && count < MOST_OF_STATEMENT;
    (isChosen ? chosen : others).push(part);
  }
  const repeated = others.filter(({ kind }) => (kinds.get(kind)?.size ?? 0) > 1);
  return [...chosen, ...repeated.slice(0, MOST_REPEATED)];
}

function overlap(one: Piece, other: Piece): boolean {
  return one.start < other.end && other.start < one.end;
}

/** How likely two edits belong together, around 1. */
function kinship(one: Part, other: Part): number {
  const [a, b] = [one.trial, other.trial];
  const repeated = one.kind === other.kind ? SAME_EDIT : 1;
  if (a.file !== b.file) return repeated * OTHER_FILE;
  return repeated * (Math.abs(a.statement - b.statement) <= NEAR_STATEMENTS ? NEAR : 1);
}

function canMeet(one: Part, other: Part): boolean {
  const [a, b] = [one.trial, other.trial];
  return a.file !== b.file || (!overlap(a, b) && a.start !== b.start);
}

/** Both edits as one; they do not overlap. */
function merge(id: number, one: Trial, other: Trial, text: string): Trial {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  return { ...first, id, end: second.end, text: first.text + between + second.text };
}

/**
 * Pairs of edits neither of which mends what fails, the most promising first (several edits in one patch, as GenProg,
 * Le Goues et al., TSE 2012, and ARJA, Yuan and Banzhaf, TSE 2018, breed them; here listed, since two are few enough).
 * @param textOf - a source's text
 */
export function listPairs(
  parts: readonly Part[],
  firstId: number,
  most: number,
  textOf: (file: string) => string,
): Pair[] {
  const ranked: { readonly one: Part; readonly other: Part; readonly worth: number }[] = [];
  for (const [at, one] of parts.entries())
    for (const other of parts.slice(at + 1))
      if (canMeet(one, other)) ranked.push({ one, other, worth: one.worth * other.worth * kinship(one, other) });
  const best = ranked.sort((a, b) => b.worth - a.worth).slice(0, most);
  return best.map(({ one, other }, index): Pair => {
    const id = firstId + index;
    const [a, b] = [one.trial, other.trial];
    const pieces = [one.piece, other.piece] as const;
    const isApart = a.file !== b.file || (pieces[0] && pieces[1] && !overlap(pieces[0], pieces[1])) === true;
    return { id, parts: [a, b], ...(!isApart && { merged: merge(id, a, b, textOf(a.file)) }) };
  });
}
