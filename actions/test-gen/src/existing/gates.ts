import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { tailOutput } from '@orchestrate/kit/exec/command';
import { exists } from '@orchestrate/kit/files/exists';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

import { parseCompilerOutput } from '../gate/complaints';
import { RUNS } from '../gate/gates';

import type { Chosen } from './cases';
import type { CharacterisationFile } from './emit';
import type { Mutant } from './mutants';
import { applyMutants } from './mutants';
import type { Runner, RunRequest } from './runners/runner';

/** Tests that are judged, whatever they are about. */
export interface TestTrial {
  readonly files: readonly {
    readonly path: string;
    readonly text: string;
    /** By the names of its tests. */
    readonly cases: ReadonlyMap<string, unknown>;
  }[];
  readonly runner: Runner;
  readonly prefix: string;
}

/** What is judged. */
export interface CharacterisationTrial extends TestTrial {
  readonly files: readonly CharacterisationFile[];
  readonly chosen: readonly Chosen[];
}

export type GateDeps = Pick<Deps, 'exec' | 'scratch' | 'actionDirectory'>;
/** Why tests must go, by name of file and test. */
export type Refused = Map<string, string>;

const TIMEOUT_SECONDS = 600;
/** Of the tests at hand alone. */
const TESTS_SECONDS = 180;
const TAIL_LINES = 10;

/** A run of the tests at hand alone. */
export function request(trial: TestTrial, tree: string, why: string): RunRequest {
  const files = trial.files.map((file) => file.path);
  return { tree, prefix: trial.prefix, why, files, timeout: TESTS_SECONDS };
}

/** By test, whether it passed; a test that did not run is not in it. */
export function readVerdicts({ results }: TestReport): Map<string, string> {
  return new Map(results.tests.map(({ name, status }) => [name, status]));
}

async function compile(trial: TestTrial, tree: string, { exec }: GateDeps): Promise<GateVerdict> {
  const cwd = path.join(tree, trial.prefix);
  const compiler = path.join(cwd, 'node_modules', 'typescript', 'bin', 'tsc');
  const isTyped = (await exists(path.join(cwd, 'tsconfig.json'))) && (await exists(compiler));
  if (!isTyped) return { passed: true, detail: 'nothing is compiled here' };
  const why = 'Check the types of the tests';
  const argv = ['node', compiler, '--noEmit', '--pretty', 'false'] as const;
  const result = await exec.run({ tool: 'typescript', argv, cwd, why, timeout: TIMEOUT_SECONDS });
  const ours = new Set(trial.files.map((file) => file.path));
  const complaints = parseCompilerOutput(result.stdout).filter((complaint) => ours.has(complaint.path));
  const [first] = complaints;
  if (first === undefined) return { passed: true, detail: `${ours.size} files` };
  return {
    passed: false,
    detail: `${complaints.length} complaints, first ${first.path}:${first.line}: ${first.message}`,
  };
}

/** The rules that the service holds its own files to, where it has any. */
async function lint(trial: TestTrial, tree: string, { exec }: GateDeps): Promise<GateVerdict> {
  const cwd = path.join(tree, trial.prefix);
  const linter = path.join(cwd, 'node_modules', 'eslint', 'bin', 'eslint.js');
  if (!(await exists(linter))) return { passed: true, detail: 'there is no linter here' };
  const files = trial.files.map((file) => file.path);
  const why = "Check the tests by the service's own rules";
  const argv = ['node', linter, '--no-warn-ignored', ...files] as const;
  const result = await exec.run({ tool: 'eslint', argv, cwd, why, timeout: TIMEOUT_SECONDS });
  // 2: it has no settings, or they do not work; that is nothing against the tests.
  return {
    passed: result.exitCode !== 1,
    detail: result.exitCode === 1 ? tailOutput(result, TAIL_LINES) : 'no complaint',
  };
}

async function passRepeatedly(trial: TestTrial, tree: string, refused: Refused, deps: GateDeps): Promise<GateVerdict> {
  const names = trial.files.flatMap(({ cases }) => [...cases.keys()]);
  for (let run = 1; run <= RUNS; run += 1) {
    const why = `Run ${run} of ${RUNS}: only tests that pass each time are kept`;
    const { report, result } = await trial.runner.run(request(trial, tree, why), deps);
    if (report === undefined) return { passed: false, detail: tailOutput(result, TAIL_LINES) };
    const verdicts = readVerdicts(report);
    // A run that has to be stopped leaves something open, which would keep every later run from ending.
    const hasEnded = result.outcome === 'exited';
    const failed = hasEnded ? names.filter((name) => verdicts.get(name) !== 'passed') : names;
    const explain = (name: string): string =>
      hasEnded ? `does not pass: ${verdicts.get(name) ?? 'it did not run'}` : 'its run does not end';
    for (const name of failed) refused.set(name, explain(name));
    if (failed.length > 0)
      return { passed: false, detail: `${failed.length} tests do not pass, first ${failed[0] ?? ''}` };
  }
  return { passed: true, detail: `${names.length} tests passed ${RUNS} times` };
}

/** Puts mutants into a tree for as long as the work takes. */
export async function withMutants<T>(
  directory: string,
  mutants: readonly Mutant[],
  work: () => Promise<T>,
): Promise<T> {
  const files = [...new Set(mutants.map(({ file }) => file))];
  const texts = await Promise.all(files.map((file) => readFile(path.join(directory, file), 'utf8')));
  try {
    for (const [index, file] of files.entries()) {
      const own = mutants.filter((mutant) => mutant.file === file);
      await writeFile(path.join(directory, file), applyMutants(texts[index] ?? '', own));
    }
    return await work();
  } finally {
    for (const [index, file] of files.entries()) await writeFile(path.join(directory, file), texts[index] ?? '');
  }
}

interface Pair {
  readonly name: string;
  readonly mutant: Mutant;
}

/** Rounds of at most one mutant a function: functions do not disturb each other, and each round is one run. */
function planRounds({ files, chosen }: CharacterisationTrial): Pair[][] {
  const rounds: Pair[][] = [];
  const counts = new Map<object, number>();
  for (const { cases } of files)
    for (const [name, one] of cases) {
      const mutant = chosen.find((choice) => choice.case === one)?.mutant;
      if (mutant === undefined) continue;
      const round = counts.get(one.candidate) ?? 0;
      counts.set(one.candidate, round + 1);
      (rounds[round] ??= []).push({ name, mutant });
    }
  return rounds;
}

/** Each test must fail on the mutant that it is kept for, in the service's own runner. */
async function addValue(
  trial: CharacterisationTrial,
  tree: string,
  refused: Refused,
  deps: GateDeps,
): Promise<GateVerdict> {
  const rounds = planRounds(trial);
  for (const [index, pairs] of rounds.entries()) {
    const why = `Round ${index + 1} of ${rounds.length}: see that tests fail when the function that they hold is changed`;
    const mutants = pairs.map(({ mutant }) => mutant);
    const { report, result } = await withMutants(path.join(tree, trial.prefix), mutants, () =>
      trial.runner.run(request(trial, tree, why), deps),
    );
    if (report === undefined) return { passed: false, detail: tailOutput(result, TAIL_LINES) };
    const verdicts = readVerdicts(report);
    for (const { name, mutant } of pairs)
      if (verdicts.get(name) !== 'failed') refused.set(name, `passes although ${mutant.what} in line ${mutant.line}`);
  }
  const count = trial.chosen.length;
  if (refused.size > 0) return { passed: false, detail: `${refused.size} of ${count} tests notice no change` };
  return { passed: true, detail: `each of ${count} tests fails on a change that nothing noticed before` };
}

/** The gates of characterisation tests that need them to be run. Tests that must go are left in `refused`. */
export function createCharacterisationGates(
  trial: CharacterisationTrial,
  refused: Refused,
  deps: GateDeps,
): Decision['gates'] {
  return {
    ...createCommonGates(trial, refused, deps),
    'adds-value': ({ directory }) => addValue(trial, directory, refused, deps),
  };
}

/** The gates that ask the same of all tests. */
export function createCommonGates(trial: TestTrial, refused: Refused, deps: GateDeps): Decision['gates'] {
  return {
    compiles: ({ directory }) => compile(trial, directory, deps),
    lints: ({ directory }) => lint(trial, directory, deps),
    'passes-repeatedly': ({ directory }) => passRepeatedly(trial, directory, refused, deps),
  };
}
