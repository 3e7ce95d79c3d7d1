import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { hashText } from '@orchestrate/kit/files/hash';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Assertion } from '../localise/assertion-flow';
import { hintAtFlow } from '../localise/assertion-flow';
import type { Hint } from '../localise/hint';
import { raiseStatements } from '../localise/hint';
import { isInScope } from '../monorepo/focus';
import { keepOwnFailures, widenLaboratory } from '../monorepo/segment-plan';
import { keepSearch } from '../report/keep-evidence';
import { countBehaviours, weighTogether } from '../schemata/behaviour';
import type { Measurement } from '../schemata/measurement';
import { scoreStatements } from '../schemata/measurement';
import type { Laboratory, Trial } from '../schemata/search';
import { compareBehaviours, measure, searchHalves, searchTrials } from '../schemata/search';
import { listSegments } from '../schemata/segments';
import { readSubjectFiles } from '../schemata/subject-files';
import { Naturalness } from '../templates/naturalness';
import type { Donors } from '../templates/template';
import type { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readScripts, readTreeFile } from '../workbench/tree';

import { expressionEdits, readDonors, toCandidate } from './expression-edits';
import type { Candidate, ProposeContext, Proposer } from './proposer';
import type { Placed } from './shortlist';
import { addPlaced, Shortlist } from './shortlist';

const VERSION = '1';
const MOST_STATIC = 150;
/** Share of what is left of the time. */
const SHARE = 0.6;
const SHARE_FOR_STEPS = 0.3;
/** How much of a candidate's likelihood depends on how many others behave as it does. */
const SHARE_OF_OTHERS = 0.4;
const MOST_STEPS = 8;
const MOST_ASSERTIONS = 20;

const ELSEWHERE: ReadonlySet<string> = new Set(['lint', 'type', 'infrastructure', 'dependency', 'configuration']);

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
  /** It has once found nothing; what has to be tried otherwise has been proposed. */
  hasStopped: boolean;
}

/** Searches by the context they were begun for, which may go on where the gates took nothing of what they found. */
const searches = new WeakMap<ProposeContext, Search>();

function listRun({ failing }: Measurement): Set<number> {
  return new Set(failing.flatMap(({ hits }) => [...hits]));
}

/** What a search starts from. */
interface Beginning {
  readonly laboratory: Laboratory;
  readonly measurement: Measurement;
  readonly project: TypeProject;
  readonly donors: Donors;
  readonly hints: readonly Hint[];
}

function beginSearch({ laboratory, measurement, project, donors, hints }: Beginning): Search {
  const scores = raiseStatements(scoreStatements(measurement), laboratory.files.sources, hints);
  const shortlist = new Shortlist();
  for (const source of laboratory.files.sources) addPlaced(shortlist, source, scores, project, donors);
  const naturalness = new Naturalness(laboratory.files.sources.map(({ text }) => text));
  const numbered = shortlist.list(naturalness).map((one, index): Numbered => ({ ...one, id: index + 1 }));
  const run = listRun(measurement);
  const trials = numbered.filter(({ statement }) => run.has(statement)).map(toTrial);
  return { laboratory, measurement, numbered, trials, at: 0, hasStopped: false };
}

/** The next that pass the tests that run them; at the end of all, what has to be tried otherwise. */
async function goOn(search: Search, context: ProposeContext): Promise<Candidate[]> {
  const { laboratory, measurement, numbered, trials, at } = search;
  const seconds = context.remaining() * SHARE;
  const begin = context.deps.clock.elapsed();
  const { passing, tried, looked } = await searchTrials(laboratory, measurement, trials.slice(at), seconds);
  const took = { seconds: (context.deps.clock.elapsed() - begin) / 1000, trees: laboratory.trees.length };
  await keepSearch({ gate: context.gate.name, candidates: tried, ...took }, context.deps);
  context.deps.log.info(`${passing.length} of ${tried} candidates pass the tests that run them`);
  search.at += looked;
  const ids = new Set(passing.map(({ id }) => id));
  const found = dropTwins(numbered.filter(({ id }) => ids.has(id)));
  if (found.length === 0 && search.at >= trials.length) searches.delete(context);
  const isFirstStop = found.length === 0 && !search.hasStopped;
  if (isFirstStop) search.hasStopped = true;
  const others = isFirstStop
    ? [...(await listSteps(search, context)), ...listStatic(numbered, listRun(measurement))]
    : [];
  const proposed = found.length > 0 ? found : others;
  const candidates = proposed.map(({ source, change }) => toCandidate(source.file, source.text, change));
  return found.length < 2 ? candidates : rankByBehaviour(candidates, found, search, context);
}

/** Those first that behave as most of the others do; where two behave alike, either is as good as the other. */
async function rankByBehaviour(
  candidates: readonly Candidate[],
  found: readonly Numbered[],
  { laboratory }: Search,
  { deps }: ProposeContext,
): Promise<Candidate[]> {
  const behaviours = await compareBehaviours(laboratory, found.map(toTrial));
  if (behaviours === undefined) return [...candidates];
  const { inputs, of } = behaviours;
  deps.log.info(`on ${inputs} other inputs they behave in ${countBehaviours(behaviours)} ways`);
  const told = candidates.map((candidate, at): Candidate => {
    const behaviour = of.get(found[at]?.id ?? 0);
    return behaviour === undefined ? candidate : { ...candidate, behaviour };
  });
  const weights = weighTogether(
    told,
    ({ behaviour }) => behaviour,
    ({ likelihood }) => likelihood,
  );
  return told.map((candidate) => ({
    ...candidate,
    likelihood: candidate.likelihood * (1 - SHARE_OF_OTHERS + SHARE_OF_OTHERS * (weights.get(candidate) ?? 0)),
  }));
}

/** Where no single edit mends all failing tests: those that mend some, for another to go on from. */
async function listSteps(
  { laboratory, measurement, numbered, trials }: Search,
  context: ProposeContext,
): Promise<Numbered[]> {
  const halves = await searchHalves(laboratory, measurement, trials, context.remaining() * SHARE_FOR_STEPS);
  if (halves.length > 0) context.deps.log.info(`${halves.length} candidates mend some of the failing tests`);
  const ids = new Map(halves.slice(0, MOST_STEPS).map(({ id }, rank) => [id, rank]));
  return numbered.filter(({ id }) => ids.has(id)).sort((a, b) => (ids.get(a.id) ?? 0) - (ids.get(b.id) ?? 0));
}

async function openLaboratory(tree: Tree, context: ProposeContext, project: TypeProject): Promise<Laboratory> {
  const { deps, gate, focus } = context;
  const runtime = path.join(deps.actionDirectory, 'runtime/test-multiplier.cjs');
  const laboratory: Laboratory = {
    ts: project.ts,
    trees: await context.trees(),
    files: await readSubjectFiles(project.ts, tree, runtime, focus === undefined ? undefined : isInScope(focus)),
    segments: listSegments(gate.command, await readScripts(tree)),
    timeout: gate.timeout,
    deps,
  };
  return focus === undefined ? laboratory : widenLaboratory(laboratory, focus);
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

/** The lines of test files that failures name. */
async function readAssertions({ failures }: Triage, tree: Tree): Promise<Assertion[]> {
  const places = failures.flatMap(({ file, line, stack }) => [
    ...(file === undefined || line === undefined ? [] : [{ file, line }]),
    ...stack,
  ]);
  const read = places
    .filter(({ file }) => fileRole(file) === 'test')
    .slice(0, MOST_ASSERTIONS)
    .map(async ({ file, line }) => ({ file, line, text: (await readTreeFile(tree, file)) ?? '' }));
  return Promise.all(read);
}

async function proposeEdits(triage: Triage, tree: Tree, context: ProposeContext): Promise<readonly Candidate[]> {
  if (triage.failures.length > 0 && triage.failures.every(({ class: kind }) => ELSEWHERE.has(kind))) return [];
  const { deps, focus } = context;
  const project = await context.types();
  project.setOverlay([]);
  const laboratory = await openLaboratory(tree, context, project);
  const watched = laboratory.files.tests.size === 0 ? undefined : await measure(laboratory);
  const measured = (await isSound(laboratory)) ? watched : undefined;
  const measurement = measured === undefined || focus === undefined ? measured : keepOwnFailures(measured, focus);
  if (measurement === undefined || measurement.failing.length === 0) {
    deps.log.info('no failing test could be watched; candidates are tried one by one');
    return [...(await asCandidates(expressionEdits.propose(triage, tree, context)))];
  }
  const { failing, passing } = measurement;
  deps.log.info(`${failing.length} tests fail and ${passing.length} pass; looking for what mends them`);
  const assertions = await readAssertions(triage, tree);
  const hints = [await context.recentChanges(), hintAtFlow(project.ts, assertions, laboratory.files.sources)];
  const search = beginSearch({ laboratory, measurement, project, donors: await readDonors(tree), hints });
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
/** Tries by themselves before an experiment with all: each costs a run of the failing tests. */
const MOST_LIKELY = 40;

/** Where the tests are slow: single edits by themselves, on the failing tests alone, before any experiment. */
export const likelyEdits: Proposer = {
  name: expressionEdits.name,
  version: expressionEdits.version,
  propose: async (triage, tree, context) => {
    if (context.run.seconds < SLOW_SECONDS) return [];
    const candidates = await asCandidates(expressionEdits.propose(triage, tree, context));
    return [...candidates].sort((a, b) => b.likelihood - a.likelihood).slice(0, MOST_LIKELY);
  },
};
