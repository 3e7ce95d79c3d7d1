import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Assertion } from '../localise/assertion-flow';
import { hintAtFlow } from '../localise/assertion-flow';
import { isInScope } from '../monorepo/focus';
import { keepOwnFailures, widenLaboratory } from '../monorepo/segment-plan';
import { keepSearch } from '../report/keep-evidence';
import type { Laboratory } from '../schemata/search';
import { measure, searchHalves, searchTrials } from '../schemata/search';
import { listSegments } from '../schemata/segments';
import { readSubjectFiles } from '../schemata/subject-files';
import type { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readScripts, readTreeFile } from '../workbench/tree';

import type { Numbered, Search } from './edit-search';
import { beginSearch, dropTwins, listRun, searches, toTrial } from './edit-search';
import { expressionEdits, readDonors, toCandidate } from './expression-edits';
import type { Candidate, ProposeContext, Proposer } from './proposer';
import { rankByBehaviour } from './rank-by-behaviour';

const VERSION = '1';
const MOST_STATIC = 150;
/** Share of what is left of the time. */
const SHARE = 0.6;
const SHARE_FOR_STEPS = 0.3;
const MOST_STEPS = 8;
const MOST_ASSERTIONS = 20;

const ELSEWHERE: ReadonlySet<string> = new Set(['lint', 'type', 'infrastructure', 'dependency', 'configuration']);

/** Statements that only run when a file is loaded: a switch comes too late for them. */
function listStatic(placed: readonly Numbered[], inTests: ReadonlySet<number>): Numbered[] {
  return placed.filter(({ statement }) => !inTests.has(statement)).slice(0, MOST_STATIC);
}

/** The next that pass the tests that run them; where there are none, once, steps towards it. */
async function goOn(search: Search, context: ProposeContext): Promise<Candidate[]> {
  const { laboratory, measurement, numbered, mutants } = search;
  const seconds = context.remaining() * SHARE;
  const begin = context.deps.clock.elapsed();
  const found = await searchTrials(laboratory, measurement, search.left, mutants, seconds);
  const { passing, tried } = found;
  const took = { seconds: (context.deps.clock.elapsed() - begin) / 1000, trees: laboratory.trees.length };
  await keepSearch({ gate: context.gate.name, candidates: tried, ...took }, context.deps);
  context.deps.log.info(`${passing.length} of ${tried} candidates pass the tests that run them`);
  search.left = found.left;
  const ids = new Set(passing.map(({ id }) => id));
  ids.forEach((id) => search.passed.add(id));
  const plausible = dropTwins(numbered.filter(({ id }) => ids.has(id)));
  const isFirstStop = plausible.length === 0 && !search.hasStopped;
  if (isFirstStop) search.hasStopped = true;
  const others = isFirstStop ? await listSteps(search, context) : [];
  const proposed = plausible.length > 0 ? plausible : others;
  const candidates = proposed.map(({ source, change }) => toCandidate(source.file, source.text, change));
  return rankByBehaviour(candidates, plausible.map(toTrial), laboratory, context);
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
    const isDone = search === undefined || (search.left.length === 0 && search.hasStopped);
    return isDone ? Promise.resolve([]) : goOn(search, context);
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

/** Edits of what only runs when a file is loaded, which no switch reaches: one by one, after everything that is quicker. */
export const loadedEdits: Proposer = {
  name: schemataEdits.name,
  version: VERSION,
  propose: (_triage, _tree, context) => {
    const search = searches.get(context);
    if (search === undefined || !search.hasStopped || search.hasLoaded) return Promise.resolve([]);
    search.hasLoaded = true;
    const found = listStatic(search.numbered, listRun(search.measurement));
    return Promise.resolve(found.map(({ source, change }) => toCandidate(source.file, source.text, change)));
  },
};
