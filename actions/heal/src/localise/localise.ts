import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Failure } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { ProbeResult, TestGate } from '../runners/probe';
import { findCoveragePackage, runProbe } from '../runners/probe';
import { selectFailing, selectPassing } from '../runners/select-failing';
import type { Tree } from '../workbench/tree';
import { readScripts, readTreeFile } from '../workbench/tree';

import { guessSources, mapToSource } from './built-source';
import { findReach, listReachSuspects } from './reach';
import type { SpectrumRun } from './spectrum';
import { scoreSpectrum } from './spectrum';
import type { Suspicion } from './suspicion';
import { collectSuspects, combineSuspicion } from './suspicion';
import { listImportSuspects, listTraceSuspects } from './trace';

/** What is known of a gate that fails, for finding out where. */
export interface LocaliseInput {
  readonly gate: GateCommand;
  readonly failures: readonly Failure[];
  readonly report: TestReport | undefined;
  readonly testGate: TestGate | undefined;
  /** Absolute: the tree that it failed in, with what was built there. */
  readonly root: string;
  /** Two trees that nobody else uses meanwhile. */
  readonly trees: readonly [Tree, Tree];
  readonly deps: Pick<Deps, 'exec' | 'log'>;
}

const CODE = /\.[cm]?[jt]sx?$/;

/** Whether a repair may change a file and knows its language. */
export function isRepairable(file: string): boolean {
  return CODE.test(file) && !/\.d\.[cm]?ts$/.test(file) && fileRole(file) === 'source';
}

async function measureSpectrum({ report, testGate, trees, gate, deps }: LocaliseInput): Promise<SpectrumRun[]> {
  const coveragePackage = testGate === undefined ? undefined : await findCoveragePackage(trees[0], testGate);
  if (report === undefined || testGate === undefined || coveragePackage === undefined) return [];
  const failing = selectFailing(report);
  const passing = selectPassing(report);
  const { timeout } = gate;
  const [first, second] = await Promise.all([
    runProbe({ tree: trees[0], testGate, selection: failing, timeout, coveragePackage }, deps),
    passing === undefined
      ? undefined
      : runProbe({ tree: trees[1], testGate, selection: passing, timeout, coveragePackage }, deps),
  ]);
  if (first.lines === undefined) deps.log.warning('coverage was asked for and not reported; places are less sure');
  const count = (status: 'failed' | 'passed', { report: own }: ProbeResult): number =>
    (own ?? report).results.summary[status];
  return [
    ...(first.lines === undefined ? [] : [{ isFailing: true, tests: count('failed', first), ...first.lines }]),
    ...(second?.lines === undefined ? [] : [{ isFailing: false, tests: count('passed', second), ...second.lines }]),
  ];
}

const FILE_WORD = /[\w@./-]+\.[cm]?[jt]sx?\b/g;

/**
 * Files that a failing gate starts from: its failing test files, else what its command and script name, else all tests.
 */
async function findEntries(
  { gate, failures, trees: [tree] }: LocaliseInput,
  tracked: ReadonlySet<string>,
): Promise<string[]> {
  const named = failures.flatMap(({ file }) => file ?? []);
  if (named.length > 0) return [...new Set(named)];
  const script = /^(?:npm|pnpm|yarn|bun) (?:run )?(?:-s )?([\w:.-]+)$/.exec(gate.command)?.[1];
  const scripts = await readScripts(tree);
  const toTracked = (text: string): string[] =>
    [...text.matchAll(FILE_WORD)].flatMap(
      ([word]) => [word, ...guessSources(word)].find((candidate) => tracked.has(candidate)) ?? [],
    );
  const direct = toTracked(`${gate.command} ${scripts[script ?? ''] ?? ''}`);
  // A script of the tree's own may start something else: what it names counts too.
  const started = await Promise.all(direct.map(async (file) => toTracked((await readTreeFile(tree, file)) ?? '')));
  const found = [...new Set([...direct, ...started.flat()])];
  return found.length > 0 ? found : [...tracked].filter((file) => fileRole(file) === 'test' && CODE.test(file));
}

async function followFrames(
  failures: readonly Failure[],
  root: string,
  tracked: ReadonlySet<string>,
): Promise<Failure[]> {
  return Promise.all(
    failures.map(async (failure) => ({
      ...failure,
      stack: await Promise.all(failure.stack.map((frame) => mapToSource(root, frame, tracked))),
    })),
  );
}

/**
 * Says how suspect each line of the sources is: by the places that the failures name, by the coverage of failing and
 * passing tests (Ochiai), and, where neither says anything, by what the failing command reaches.
 */
export async function localise(input: LocaliseInput): Promise<Suspicion> {
  const [tree] = input.trees;
  const tracked = new Set(await tree.repository.files());
  const read = (file: string): Promise<string | undefined> => readTreeFile(tree, file);
  const failures = await followFrames(input.failures, input.root, tracked);
  const imports = await listImportSuspects(failures, isRepairable, read);
  const traced = [...listTraceSuspects(failures, isRepairable), ...imports];
  const spectrum = scoreSpectrum(await measureSpectrum(input));
  const covered = new Map([...spectrum].filter(([file]) => tracked.has(file) && isRepairable(file)));
  if (covered.size > 0) return combineSuspicion([collectSuspects(traced), covered]);
  const reach = await findReach(await findEntries(input, tracked), tracked, read);
  const reached = await listReachSuspects(reach, isRepairable, read);
  return combineSuspicion([collectSuspects(traced), collectSuspects(reached)]);
}
