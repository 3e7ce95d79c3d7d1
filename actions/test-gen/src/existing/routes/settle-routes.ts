import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { tailOutput } from '@orchestrate/kit/exec/command';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { Code } from '@orchestrate/kit/source-code/code';
import type { Subject } from '@orchestrate/kit/subject/subject';

import manifest from '../../../package.json';
import { viewOperation } from '../../service/operation-view';
import type { GateDeps, Refused, TestTrial } from '../gates';
import { createCommonGates, readVerdicts, request } from '../gates';
import type { TestPlace } from '../test-place';
import { nameTestFile } from '../test-place';

import { renderRoutes } from './render-routes';
import type { Double, RoutesPlace } from './render-way-in';
import type { RouteCase } from './route-cases';
import { listRouteCases } from './route-cases';
import type { WayIn } from './way-in';
import { findWaysIn } from './way-in';

/** After so many rounds something else is wrong than single tests. */
const MOST_ROUNDS = 3;
const DOUBLES: readonly Double[] = ['yes', 'no'];

/** What became of the tests of routes. */
export interface SettledRoutes {
  /** Names of those that are kept. */
  readonly names: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
  /** Where the service does not answer as a specification of its own declares. */
  readonly broken: readonly string[];
  readonly record: ProposalRecord | undefined;
  readonly gaps: readonly string[];
}

/** The service at hand. */
export interface RoutesBench {
  readonly subject: Subject;
  readonly code: Code;
  readonly place: TestPlace;
  readonly scripts: Readonly<Record<string, string>>;
}

function settleNothing(...gaps: readonly string[]): SettledRoutes {
  return { names: [], refused: new Map(), broken: [], record: undefined, gaps };
}

async function readCases(plan: Plan, { run }: Deps): Promise<RouteCase[]> {
  const text = await readFile(run.resolve(plan.specification.bundled), 'utf8');
  const document = JSON.parse(text) as OpenApiDocument;
  const entries = new Map(listOperations(document).map((entry) => [`${entry.method} ${entry.path}`, entry]));
  return plan.operations.flatMap((planned) => {
    const entry = entries.get(`${planned.method} ${planned.path}`);
    return entry === undefined ? [] : listRouteCases(viewOperation(document, planned, entry, false));
  });
}

/** Each test must fail where every request gets the same answer: yes, or no. */
async function addValue(
  tree: string,
  { cases, place, trial }: Round,
  refused: Refused,
  deps: GateDeps,
): Promise<GateVerdict> {
  const file = path.join(tree, trial.prefix, place.path);
  const sound = await readFile(file, 'utf8');
  let survivors = cases.map(({ name }) => name);
  try {
    for (const double of DOUBLES) {
      await writeFile(file, renderRoutes(cases, place, double));
      const why = `Find tests that pass although every request is answered ${double}`;
      const { report, result } = await trial.runner.run(request(trial, tree, why), deps);
      if (report === undefined) return { passed: false, detail: tailOutput(result, 10) };
      const verdicts = readVerdicts(report);
      survivors = survivors.filter((name) => verdicts.get(name) !== 'failed');
    }
  } finally {
    await writeFile(file, sound);
  }
  for (const name of survivors) refused.set(name, 'passes whatever the service answers');
  const detail = survivors.length === 0 ? `each of ${cases.length} tests fails` : `${survivors.length} tests pass`;
  return { passed: survivors.length === 0, detail: `${detail} where the service is broken` };
}

/** What is proposed at once. */
interface Round {
  readonly cases: readonly RouteCase[];
  readonly place: RoutesPlace;
  readonly trial: TestTrial;
  readonly written: readonly { readonly path: string; readonly text: string }[];
}

function planRound(cases: readonly RouteCase[], place: RoutesPlace, { subject, place: tests }: RoutesBench): Round {
  const { loader } = place;
  const file = { path: place.path, text: renderRoutes(cases, place) };
  const named = new Map(cases.map((one) => [one.name, one]));
  const run = loader === undefined ? file : { path: loader, text: `import './${path.posix.basename(place.path)}';\n` };
  const trial = { files: [{ ...run, cases: named }], runner: tests.runner, prefix: subject.prefix };
  return { cases, place, trial, written: loader === undefined ? [file] : [file, run] };
}

function propose(round: Round, { subject }: RoutesBench, refused: Refused, deps: Deps): Promise<ProposalRecord> {
  const { cases, trial } = round;
  const gates: Decision['gates'] = {
    ...createCommonGates(trial, refused, deps),
    'adds-value': ({ directory }) => addValue(directory, round, refused, deps),
  };
  return decideProposal(
    {
      proposal: {
        kind: 'tests',
        author: { name: 'route-tests', version: manifest.version },
        title: `Test that routes answer as they are documented (${cases.length} tests)`,
        rationale: 'Each test passes on the service, and fails where every request gets the same answer.',
        edits: round.written.map((file) => ({
          action: 'write',
          path: path.posix.join(subject.prefix, file.path),
          text: file.text,
        })),
      },
      repository: subject.repository,
      gates,
      prepare: ({ directory }) => subject.linkPackages(directory),
    },
    deps,
  );
}

async function settle(
  first: readonly RouteCase[],
  place: RoutesPlace,
  bench: RoutesBench,
  deps: Deps,
): Promise<Omit<SettledRoutes, 'gaps' | 'broken'>> {
  const all = new Map<string, string>();
  let cases = first;
  let record: ProposalRecord | undefined;
  for (let round = 1; round <= MOST_ROUNDS && cases.length > 0; round += 1) {
    const refused: Refused = new Map();
    record = await propose(planRound(cases, place, bench), bench, refused, deps);
    if (record.accepted) return { names: cases.map(({ name }) => name), refused: all, record };
    for (const [name, reason] of refused) all.set(name, reason);
    if (refused.size === 0) break;
    cases = cases.filter(({ name }) => !refused.has(name));
  }
  return { names: [], refused: all, record };
}

function listBroken(refused: ReadonlyMap<string, string>): string[] {
  const failed = [...refused].filter(([, reason]) => reason.startsWith('does not pass'));
  return failed.map(([name]) => `${name}: the service does not do what its specification says`);
}

/** Tries one way into the service after the other, until tests of one are kept. */
async function settleByWays(
  cases: readonly RouteCase[],
  ways: readonly WayIn[],
  origin: RoutesPlace['origin'],
  bench: RoutesBench,
  deps: Deps,
): Promise<SettledRoutes> {
  let settled = settleNothing();
  // Versions of jest before 30 look for no other ending.
  const ending = bench.place.runner.name === 'jest' ? 'js' : 'mjs';
  const named = nameTestFile(bench.place, 'routes', 'routes', ending);
  // What asks over HTTP is plain JavaScript, and has no types that a compiler could hold it to.
  const isTyped = /\.[cm]?ts$/.test(named);
  const file = isTyped ? { path: named.replace(/[cm]?ts$/, 'mjs'), loader: named } : { path: named };
  for (const wayIn of ways) {
    const found = await settle(cases, { ...file, tests: bench.place, wayIn, origin }, bench, deps);
    settled = { ...found, broken: origin === 'read' ? [] : listBroken(found.refused), gaps: [] };
    if (found.names.length > 0) break;
  }
  return settled;
}

/** Tests over HTTP that the routes of a service answer as they are documented; those that a gate names are left out. */
export async function settleRoutes(bench: RoutesBench, deps: Deps): Promise<SettledRoutes> {
  const plan = await readPlanIfPresent(deps.run);
  const origin = plan?.service.existing?.specification ?? 'none';
  if (plan === undefined || origin === 'none') return settleNothing('no specification tells what its routes answer');
  const cases = await readCases(plan, deps);
  if (cases.length === 0) return settleNothing('no route is documented well enough to be tested');
  const ways = findWaysIn(bench.code, bench.scripts, bench.place.runner.isTranslating);
  if (typeof ways === 'string') return settleNothing(`its routes are not tested: ${ways}`);
  return settleByWays(cases, ways, origin === 'routes' ? 'read' : 'declared', bench, deps);
}
