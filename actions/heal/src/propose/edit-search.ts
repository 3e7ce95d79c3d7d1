import { hashText } from '@orchestrate/kit/files/hash';

import type { Hint } from '../localise/hint';
import { raiseStatements } from '../localise/hint';
import type { Mutant } from '../localise/mutation-based';
import type { Measurement } from '../schemata/measurement';
import { scoreStatements } from '../schemata/measurement';
import type { Laboratory, Mutants } from '../schemata/search';
import type { Trial } from '../schemata/trial';
import { Naturalness } from '../templates/naturalness';
import type { Donors } from '../templates/template';
import type { TypeProject } from '../typescript/type-project';

import type { ProposeContext } from './proposer';
import type { Weighed } from './shortlist';
import { addPlaced, Shortlist } from './shortlist';

export interface Numbered extends Weighed {
  readonly id: number;
}

/** A search, and how far it has come. */
export interface Search {
  readonly laboratory: Laboratory;
  readonly measurement: Measurement;
  /** The likeliest first. */
  readonly numbered: readonly Numbered[];
  readonly trials: readonly Trial[];
  /** What tries have shown so far. */
  readonly mutants: Mutants;
  /** Numbers of those that passed the tests that run them. */
  readonly passed: Set<number>;
  /** What has not been tried, likeliest first by what is known now. */
  left: readonly Trial[];
  /** It has once found nothing, and proposed steps; what else there is to try has its turn. */
  hasStopped: boolean;
  /** Pairs have been tried. */
  hasPaired: boolean;
  /** What only runs when a file is loaded has been proposed. */
  hasLoaded: boolean;
}

/** Searches by the context they were begun for, which may go on where the gates took nothing of what they found. */
export const searches = new WeakMap<ProposeContext, Search>();

/** Statements that a failing test runs. */
export function listRun({ failing }: Measurement): Set<number> {
  return new Set(failing.flatMap(({ hits }) => [...hits]));
}

/** Of edits that only differ in parentheses and blanks, the likeliest. */
export function dropTwins(found: readonly Numbered[]): Numbered[] {
  const seen = new Set<string>();
  return found.filter(({ source: { file, text }, change }) => {
    const edited = text.slice(0, change.start) + change.text + text.slice(change.end);
    const key = `${file} ${hashText(edited.replace(/[()\s;]+/g, ''))}`;
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

export function toTrial({ id, source, change: { start, end, text }, statement, weight }: Numbered): Trial {
  return { id, file: source.file, start, end, text, statement, weight };
}

/** What a search starts from. */
export interface Beginning {
  readonly laboratory: Laboratory;
  readonly measurement: Measurement;
  readonly project: TypeProject;
  readonly donors: Donors;
  readonly hints: readonly Hint[];
}

export function beginSearch({ laboratory, measurement, project, donors, hints }: Beginning): Search {
  const scores = raiseStatements(scoreStatements(measurement), laboratory.files.sources, hints);
  const shortlist = new Shortlist();
  for (const source of laboratory.files.sources) addPlaced(shortlist, source, scores, project, donors);
  const naturalness = new Naturalness(laboratory.files.sources.map(({ text }) => text));
  const numbered = shortlist.list(naturalness).map((one, index): Numbered => ({ ...one, id: index + 1 }));
  const run = listRun(measurement);
  const trials = numbered.filter(({ statement }) => run.has(statement)).map(toTrial);
  const stages = { hasStopped: false, hasPaired: false, hasLoaded: false };
  const known = { mutants: new Map<number, Mutant>(), passed: new Set<number>() };
  return { laboratory, measurement, numbered, trials, ...known, left: trials, ...stages };
}
