import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { decideProposal } from '@orchestrate/kit/proposals/decide';
import { readCode } from '@orchestrate/kit/source-code/code';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';
import { loadTypeScript } from '@orchestrate/kit/toolchain/typescript';
import { count as countOf } from '@orchestrate/kit/words';
import { z } from 'zod';

import manifest from '../../package.json';

import type { Case, Chosen } from './cases';
import { chooseCases } from './cases';
import type { CharacterisationFile } from './emit';
import { emitCharacterisation } from './emit';
import type { Refused } from './gates';
import { createCharacterisationGates } from './gates';
import type { Baseline, Workplace } from './measure';
import { measureBaseline } from './measure';
import type { SettledRoutes } from './routes/settle-routes';
import { settleRoutes } from './routes/settle-routes';
import { findRunner } from './runners/find-runner';
import type { TestRun } from './runners/runner';
import type { TestPlace } from './test-place';
import { findPlace } from './test-place';
import { tryFunctions } from './try-functions';

/** After so many rounds something else is wrong than single tests. */
const MOST_ROUNDS = 3;
const SUITE_SECONDS = 600;

const manifestSchema = z.looseObject({
  type: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** What became of the tests of a service that was there before. */
export interface Tested {
  readonly before: TestRun;
  readonly after: TestRun;
  readonly baseline: Baseline;
  readonly kept: readonly Chosen[];
  /** Their names, as the runner tells them. */
  readonly names: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
  readonly record: ProposalRecord | undefined;
  readonly gaps: readonly string[];
  /** Tests of its routes over HTTP. */
  readonly routes: SettledRoutes;
  /** A runner whose tests are not run here. */
  readonly unknown: string | undefined;
}

interface Bench {
  readonly subject: Subject;
  readonly place: TestPlace;
  readonly scripts: Readonly<Record<string, string>>;
  readonly unknown: string | undefined;
}

async function openBench(deps: Deps): Promise<Bench> {
  const subject = await openSubject(deps);
  const { repository, prefix } = subject;
  const text = await readFile(path.join(repository.directory, prefix, 'package.json'), 'utf8');
  const { type, scripts, dependencies, devDependencies } = manifestSchema.parse(JSON.parse(text));
  const { runner, unknown } = findRunner({ scripts, dependencies: { ...dependencies, ...devDependencies } });
  const head = prefix === '' ? '' : `${prefix}/`;
  const own = (await repository.files()).filter((file) => file.startsWith(head)).map((file) => file.slice(head.length));
  return { subject, scripts, place: findPlace(own, runner, type !== 'module'), unknown };
}

async function openWorkplace({ subject, place }: Bench, name: string, deps: Deps): Promise<Workplace> {
  const tree = path.join(await deps.scratch(name), 'tree');
  await cloneRepository(deps.exec, subject.repository.directory, 'HEAD', tree);
  await subject.linkPackages(tree);
  return { tree, prefix: subject.prefix, runner: place.runner };
}

function runAll({ tree, prefix, runner }: Workplace, why: string, deps: Deps): Promise<TestRun> {
  return runner.run({ tree, prefix, why, hasCoverage: true, timeout: SUITE_SECONDS }, deps);
}

function propose(files: readonly CharacterisationFile[], count: number, prefix: string) {
  return {
    kind: 'tests' as const,
    author: { name: 'characterisation-tests', version: manifest.version },
    title: `Hold what hand-written logic does today (${countOf(count, 'characterisation test')})`,
    rationale: 'Each test fails on a small change of the code that no test noticed before.',
    edits: files.map((file) => ({
      action: 'write' as const,
      path: path.posix.join(prefix, file.path),
      text: file.text,
    })),
  };
}

interface Settled {
  readonly chosen: readonly Chosen[];
  readonly names: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
  readonly record: ProposalRecord | undefined;
}

/** Proposes the tests, without those that a gate names, until the gates accept what is left. */
async function settle(first: readonly Chosen[], { subject, place }: Bench, deps: Deps): Promise<Settled> {
  const all = new Map<string, string>();
  let chosen = first;
  let record: ProposalRecord | undefined;
  for (let round = 1; round <= MOST_ROUNDS && chosen.length > 0; round += 1) {
    const files = emitCharacterisation(
      chosen.map((choice) => choice.case),
      place,
    );
    const refused: Refused = new Map();
    const trial = { files, chosen, runner: place.runner, prefix: subject.prefix };
    record = await decideProposal(
      {
        proposal: propose(files, chosen.length, subject.prefix),
        repository: subject.repository,
        gates: createCharacterisationGates(trial, refused, deps),
        prepare: ({ directory }) => subject.linkPackages(directory),
      },
      deps,
    );
    const named = new Map(files.flatMap(({ cases }) => [...cases]));
    if (record.accepted) return { chosen, names: [...named.keys()], refused: all, record };
    for (const [name, reason] of refused) all.set(name, reason);
    if (refused.size === 0) break;
    const gone = new Set<Case | undefined>([...refused.keys()].map((name) => named.get(name)));
    chosen = chosen.filter((choice) => !gone.has(choice.case));
  }
  return { chosen: [], names: [], refused: all, record };
}

/** A runner that is not known may find tests that are not for it, and fail on them: none are written. */
async function leaveAlone(bench: Bench, unknown: string, deps: Deps): Promise<Tested> {
  const { tree, prefix } = await openWorkplace(bench, 'standing', deps);
  const why = 'Run the tests that are there';
  const cwd = path.join(tree, prefix);
  const result = await deps.exec.run({ tool: 'npm', argv: ['npm', 'test'], cwd, why, timeout: SUITE_SECONDS });
  const before: TestRun = { result, report: undefined, coverage: undefined, hits: undefined };
  const baseline = { judged: [], caught: new Set<never>(), unjudged: 0 };
  const nothing = { kept: [], names: [], refused: new Map<string, string>(), record: undefined, gaps: [] };
  const routes = { names: [], refused: new Map<string, string>(), broken: [], record: undefined, gaps: [] };
  return { before, after: before, baseline, ...nothing, routes, unknown };
}

/**
 * Tests a service that was there before: measures what its tests cover and catch, writes down what its logic does where
 * they notice no change, and measures again.
 */
export async function testExisting(deps: Deps): Promise<Tested> {
  const bench = await openBench(deps);
  const { subject } = bench;
  if (bench.unknown !== undefined) return leaveAlone(bench, bench.unknown, deps);
  const code = await readCode(await loadTypeScript(deps), path.join(subject.repository.directory, subject.prefix));
  const standing = await openWorkplace(bench, 'standing', deps);
  const before = await runAll(standing, 'Run the tests that are there, and see what they cover', deps);
  const { mutants, gaps } = await tryFunctions(code, deps);
  const baseline = await measureBaseline(mutants, before, standing, deps);
  const missed = baseline.judged.filter((one) => !baseline.caught.has(one));
  const { chosen, names, refused, record } = await settle(chooseCases(missed), bench, deps);
  const routes = await settleRoutes({ ...bench, code }, deps);
  const why = 'Run all tests again, and see what they cover now';
  const after =
    chosen.length + routes.names.length === 0
      ? before
      : await runAll(await openWorkplace(bench, 'after', deps), why, deps);
  return { before, after, baseline, kept: chosen, names, refused, record, routes, gaps, unknown: undefined };
}
