import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { hashText } from '@orchestrate/kit/files/hash';

import type { Measurement } from '../schemata/measurement';
import { scoreStatements } from '../schemata/measurement';
import type { Laboratory, Trial } from '../schemata/search';
import { measure, searchTrials } from '../schemata/search';
import { listSegments } from '../schemata/segments';
import type { SourceFile } from '../schemata/subject-files';
import { readSubjectFiles } from '../schemata/subject-files';
import { SEARCH_TEMPLATES } from '../templates/all-templates';
import type { PlacedChange } from '../templates/collect-changes';
import { eachChange } from '../templates/collect-changes';
import type { Donors } from '../templates/template';
import type { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readScripts } from '../workbench/tree';

import { expressionEdits, readDonors, toCandidate } from './expression-edits';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
const MOST_TRIALS = 60_000;
const MOST_STATIC = 150;
/** Share of what is left of the time. */
const SHARE = 0.6;

const ELSEWHERE: ReadonlySet<string> = new Set(['lint', 'type', 'infrastructure', 'dependency', 'configuration']);

interface Placed {
  readonly source: SourceFile;
  readonly change: PlacedChange;
  readonly statement: number;
}

/** Finds the innermost statement at an offset. */
function createStatementFinder({ statements }: SourceFile): (offset: number) => number | undefined {
  const known = new Map<number, number | undefined>();
  return (offset) => {
    if (known.has(offset)) return known.get(offset);
    // In the order of the text: the last that begins before and ends behind is the innermost.
    let found: number | undefined;
    for (const { id, start, end } of statements) {
      if (start > offset) break;
      if (end >= offset) found = id;
    }
    known.set(offset, found);
    return found;
  };
}

/** The likeliest of the hundreds of thousands that the templates make, and never many more than those in memory. */
class Shortlist {
  private kept: Placed[] = [];
  private floor = 0;

  wants({ likelihood }: PlacedChange): boolean {
    return likelihood > this.floor;
  }

  add(placed: Placed): void {
    this.kept.push(placed);
    if (this.kept.length >= 2 * MOST_TRIALS) this.trim();
  }

  private trim(): void {
    this.kept = this.kept.sort((a, b) => b.change.likelihood - a.change.likelihood).slice(0, MOST_TRIALS);
    if (this.kept.length === MOST_TRIALS) this.floor = this.kept.at(-1)?.change.likelihood ?? 0;
  }

  /** The likeliest first, each once. */
  list(): Placed[] {
    this.trim();
    const seen = new Set<string>();
    return this.kept.filter(({ source, change }) => {
      const { start, end, text } = change;
      const key = `${source.file} ${start} ${end} ${text}`;
      return !change.isEmpty && !seen.has(key) && seen.add(key).size > 0;
    });
  }
}

function addPlaced(
  shortlist: Shortlist,
  source: SourceFile,
  scores: ReadonlyMap<number, number>,
  project: TypeProject,
  donors: Donors,
): void {
  const lines = new Map<number, number>();
  for (const { id, line } of source.statements) {
    const score = scores.get(id);
    if (score !== undefined) lines.set(line, Math.max(score, lines.get(line) ?? 0));
  }
  if (lines.size === 0) return;
  const { ts } = project;
  const inspected = project.inspect(source.file);
  const parsed = inspected?.source ?? ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true);
  const site = { ts, source: parsed, file: source.file, checker: inspected?.checker, donors, hasTypeError: false };
  const findStatement = createStatementFinder(source);
  for (const change of eachChange(site, lines, SEARCH_TEMPLATES)) {
    if (!shortlist.wants(change)) continue;
    const statement = findStatement(change.start);
    if (statement !== undefined && scores.has(statement)) shortlist.add({ source, change, statement });
  }
}

/** Statements that only run when a file is loaded: a switch comes too late for them. */
function listStatic(placed: readonly Numbered[], inTests: ReadonlySet<number>): Numbered[] {
  return placed.filter(({ statement }) => !inTests.has(statement)).slice(0, MOST_STATIC);
}

interface Numbered extends Placed {
  readonly id: number;
}

/** Of edits that only differ in parentheses and blanks, the likeliest. */
function dropTwins(found: readonly Numbered[]): Numbered[] {
  const seen = new Set<string>();
  return found.filter(({ source: { file, text }, change }) => {
    const edited = text.slice(0, change.start) + change.text + text.slice(change.end);
    const key = `${file} ${hashText(edited.replace(/[()\s;]+/g, ''))}`;
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

function toTrial({ id, source, change: { start, end, text }, statement }: Numbered): Trial {
  return { id, file: source.file, start, end, text, statement };
}

/** A search, and how far it has come. */
interface Search {
  readonly laboratory: Laboratory;
  readonly measurement: Measurement;
  /** The likeliest first. */
  readonly numbered: readonly Numbered[];
  readonly trials: readonly Trial[];
  at: number;
}

/** Searches by the context they were begun for, which may go on where the gates took nothing of what they found. */
const searches = new WeakMap<ProposeContext, Search>();

function listRun({ failing }: Measurement): Set<number> {
  return new Set(failing.flatMap(({ hits }) => [...hits]));
}

function beginSearch(laboratory: Laboratory, measurement: Measurement, project: TypeProject, donors: Donors): Search {
  const scores = scoreStatements(measurement);
  const shortlist = new Shortlist();
  for (const source of laboratory.files.sources) addPlaced(shortlist, source, scores, project, donors);
  const numbered = shortlist.list().map((one, index): Numbered => ({ ...one, id: index + 1 }));
  const run = listRun(measurement);
  const trials = numbered.filter(({ statement }) => run.has(statement)).map(toTrial);
  return { laboratory, measurement, numbered, trials, at: 0 };
}

/** The next that pass the tests that run them; at the end of all, what has to be tried otherwise. */
async function goOn(search: Search, context: ProposeContext): Promise<Candidate[]> {
  const { laboratory, measurement, numbered, trials, at } = search;
  const seconds = context.remaining() * SHARE;
  const { passing, tried, looked } = await searchTrials(laboratory, measurement, trials.slice(at), seconds);
  context.deps.log.info(`${passing.length} of ${tried} candidates pass the tests that run them`);
  search.at += looked;
  const ids = new Set(passing.map(({ id }) => id));
  const found = dropTwins(numbered.filter(({ id }) => ids.has(id)));
  if (found.length === 0) searches.delete(context);
  const proposed = found.length > 0 ? found : listStatic(numbered, listRun(measurement));
  return proposed.map(({ source, change }) => toCandidate(source.file, source.text, change));
}

async function openLaboratory(tree: Tree, context: ProposeContext, project: TypeProject): Promise<Laboratory> {
  const { deps, gate } = context;
  const runtime = path.join(deps.actionDirectory, 'runtime/test-multiplier.cjs');
  return {
    ts: project.ts,
    trees: await context.trees(),
    files: await readSubjectFiles(project.ts, tree, runtime),
    segments: listSegments(gate.command, await readScripts(tree)),
    timeout: gate.timeout,
    deps,
  };
}

/** Tests that remove what they run leave nothing for the next experiment; tries one by one get a sound copy each. */
async function isSound({ trees, files }: Laboratory): Promise<boolean> {
  const names = [...files.tests.keys(), ...files.sources.map(({ file }) => file)];
  const seen = trees.slice(0, 1).flatMap(({ root }) => names.map((name) => stat(path.join(root, name))));
  return Promise.all(seen).then(
    () => true,
    () => false,
  );
}

async function proposeEdits(triage: Triage, tree: Tree, context: ProposeContext): Promise<readonly Candidate[]> {
  if (triage.failures.length > 0 && triage.failures.every(({ class: kind }) => ELSEWHERE.has(kind))) return [];
  const { deps } = context;
  const project = await context.types();
  project.setOverlay([]);
  const laboratory = await openLaboratory(tree, context, project);
  const watched = laboratory.files.tests.size === 0 ? undefined : await measure(laboratory);
  const measurement = (await isSound(laboratory)) ? watched : undefined;
  if (measurement === undefined || measurement.failing.length === 0) {
    deps.log.info('no failing test could be watched; candidates are tried one by one');
    return [...(await asCandidates(expressionEdits.propose(triage, tree, context)))];
  }
  const { failing, passing } = measurement;
  deps.log.info(`${failing.length} tests fail and ${passing.length} pass; looking for what mends them`);
  const search = beginSearch(laboratory, measurement, project, await readDonors(tree));
  searches.set(context, search);
  return goOn(search, context);
}

async function asCandidates(answer: ReturnType<Proposer['propose']>): Promise<readonly Candidate[]> {
  if (answer instanceof Promise) return answer;
  const candidates: Candidate[] = [];
  for await (const candidate of answer) candidates.push(candidate);
  return candidates;
}

/**
 * Edits of suspect places, tried by the thousand: every candidate is compiled into one copy of the sources, and the
 * failing tests run once for each of them in one process. What passes goes to the gates like any other candidate.
 */
export const schemataEdits: Proposer = { name: 'schemata-edit', version: VERSION, propose: proposeEdits };

/** Goes on with the search where it stopped, once the gates have taken nothing of what it found. */
export const furtherEdits: Proposer = {
  name: schemataEdits.name,
  version: VERSION,
  propose: (_triage, _tree, context) => {
    const search = searches.get(context);
    return search === undefined ? Promise.resolve([]) : goOn(search, context);
  },
};

/** Seconds of a test run from which on an experiment with all of them costs more than a few tries by themselves. */
const SLOW_SECONDS = 10;

/** Where the tests are slow: single edits by themselves, on the failing tests alone, before any experiment. */
export const likelyEdits: Proposer = {
  name: expressionEdits.name,
  version: expressionEdits.version,
  propose: (triage, tree, context) =>
    context.run.seconds < SLOW_SECONDS ? Promise.resolve([]) : expressionEdits.propose(triage, tree, context),
};
