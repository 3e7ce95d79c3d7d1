import path from 'node:path';

import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import type { Repository } from '@orchestrate/kit/git/repository';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import type { Decision } from '@orchestrate/kit/proposals/decide';
import { applyEdits } from '@orchestrate/kit/proposals/decide';
import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import { readPackageVersion } from '@orchestrate/kit/toolchain/npm';

import type { Templates } from '../templates';

import type { TreeFile } from './broken-service';
import { ANSWERS, BROKEN_VARIABLE, breakService } from './broken-service';
import type { Complaint, TestSource } from './complaints';
import { blameTests, parseCompilerOutput, parseLintReport } from './complaints';
import type { Flaw } from './flaw';
import { describeIdle, judgeRuns, listSurvivors } from './flaw';
import type { CoverageFiles } from './run-suite';
import { runSuite } from './run-suite';

/** How often tests must pass in a row. */
export const RUNS = 3;

const SHOWN_LINES = 12;
const TIMEOUT_SECONDS = 600;

/** What is being judged. */
export interface Trial {
  /** Names of the tests. */
  readonly tests: readonly string[];
  readonly files: readonly TestSource[];
  /** The service's own files. */
  readonly sources: readonly TreeFile[];
  readonly doubles: Templates;
  /** Makes a copy of the tree see the installed packages. */
  linkPackages(tree: string): Promise<void>;
}

/** What the gates saw, for whoever has to go on from there. */
export interface Sight {
  /** Tests that must go before the others can be kept. */
  readonly flaws: Flaw[];
  /** Of the last run that had one. */
  report?: TestReport;
  coverage?: Coverage;
  coverageFiles?: CoverageFiles;
}

type GateDeps = Pick<Deps, 'exec' | 'scratch'>;

interface Tool {
  readonly name: string;
  /** Below `node_modules`. */
  readonly program: string;
  readonly args: readonly string[];
  readonly why: string;
}

const COMPILER: Tool = {
  name: 'typescript',
  program: 'typescript/bin/tsc',
  args: ['--noEmit', '--pretty', 'false'],
  why: 'Check the types of the service with its tests',
};
const LINTER: Tool = {
  name: 'oxlint',
  program: 'oxlint/bin/oxlint',
  args: ['--format', 'json', 'tests'],
  why: "Check the tests by the service's own rules",
};

async function runTool({ name, program, args, why }: Tool, tree: string, deps: GateDeps): Promise<CommandResult> {
  const nodeModules = path.join(tree, 'node_modules');
  const version = await readPackageVersion(nodeModules, name);
  const argv = ['node', path.join(nodeModules, program), ...args] as const;
  return deps.exec.run({ tool: name, version, argv, cwd: tree, why, timeout: TIMEOUT_SECONDS });
}

function describeFlaws(flaws: readonly Flaw[], what: string): string {
  const [first] = flaws;
  const example = first === undefined ? '' : `, first ${first.test}: ${first.reason}`;
  return `${flaws.length} ${flaws.length === 1 ? 'test' : 'tests'} ${what}${example}`;
}

/** Refuses for complaints, and blames tests for them where they are about tests alone. */
function judgeComplaints(
  complaints: readonly Complaint[],
  result: CommandResult,
  trial: Trial,
  sight: Sight,
): GateVerdict {
  const [first] = complaints;
  if (first === undefined) return { passed: false, detail: describeEnd(result) };
  const blamed = blameTests(complaints, trial.files);
  if (blamed !== undefined) sight.flaws.push(...blamed);
  return {
    passed: false,
    detail: `${complaints.length} complaints, first ${first.path}:${first.line}: ${first.message}`,
  };
}

/** Why a run of the tests, or of a tool, is of no use. */
function describeEnd(result: CommandResult): string {
  if (result.outcome === 'timeout') return `did not end within ${Math.round(result.seconds)} s`;
  return tailOutput(result, SHOWN_LINES);
}

async function passRepeatedly(
  { directory }: Repository,
  trial: Trial,
  sight: Sight,
  deps: GateDeps,
): Promise<GateVerdict> {
  const reports: TestReport[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const why = `Run ${run} of ${RUNS}: only tests that pass each time are kept`;
    const options = { why, tests: trial.tests.length, hasCoverage: run === 1 };
    const { report, coverage, coverageFiles, result } = await runSuite(directory, options, deps);
    if (report === undefined) return { passed: false, detail: describeEnd(result) };
    reports.push(report);
    sight.report = report;
    if (coverage !== undefined) sight.coverage = coverage;
    if (coverageFiles !== undefined) sight.coverageFiles = coverageFiles;
    const flaws = judgeRuns(trial.tests, reports);
    // What fails at once need not be run again; what fails later is unsteady.
    if (flaws.length > 0) {
      sight.flaws.push(...flaws);
      return { passed: false, detail: describeFlaws(flaws, 'do not pass') };
    }
    if (!hasSucceeded(result)) return { passed: false, detail: describeEnd(result) };
  }
  return { passed: true, detail: `${trial.tests.length} tests passed ${RUNS} times in a row` };
}

async function breakCandidate(candidate: Repository, trial: Trial, deps: GateDeps): Promise<string> {
  const directory = path.join(await deps.scratch('broken'), 'tree');
  await cloneRepository(deps.exec, candidate.directory, 'HEAD', directory);
  await applyEdits(directory, breakService(trial.sources, trial.files, trial.doubles));
  await trial.linkPackages(directory);
  return directory;
}

/** Each test must fail on a double that says yes to everything, or on one that says no. */
async function addValue(candidate: Repository, trial: Trial, sight: Sight, deps: GateDeps): Promise<GateVerdict> {
  const tree = await breakCandidate(candidate, trial, deps);
  let survivors: readonly string[] = trial.tests;
  for (const answer of ANSWERS) {
    const files = [...new Set(survivors.map((test) => test.split(' > ')[0] ?? ''))];
    const why = `Find tests that pass although what they test says ${answer} to everything`;
    const options = { why, tests: trial.tests.length, files, env: { [BROKEN_VARIABLE]: answer } };
    const { report, result } = await runSuite(tree, options, deps);
    if (report === undefined) return { passed: false, detail: describeEnd(result) };
    survivors = listSurvivors(survivors, report);
    if (survivors.length === 0) break;
  }
  const idle = survivors.map(describeIdle);
  sight.flaws.push(...idle);
  const { lines } = sight.coverage ?? {};
  const covered = lines === undefined ? '' : `; they cover ${lines.covered} of ${lines.total} lines`;
  return idle.length === 0
    ? { passed: true, detail: `each of ${trial.tests.length} tests fails when what it tests is broken${covered}` }
    : { passed: false, detail: describeFlaws(idle, 'pass on a broken service') };
}

/** The gates of tests that need the tests to be run. What they see beyond their verdict they leave in `sight`. */
export function createGates(trial: Trial, sight: Sight, deps: GateDeps): Decision['gates'] {
  let lint: CommandResult | undefined;
  return {
    async compiles({ directory }) {
      // The compiler and the linter need nothing of each other, so the second one does not wait.
      const [compiled, linted] = await Promise.all([
        runTool(COMPILER, directory, deps),
        runTool(LINTER, directory, deps),
      ]);
      lint = linted;
      if (hasSucceeded(compiled)) return { passed: true, detail: `${trial.files.length} files` };
      if (compiled.outcome !== 'exited') return { passed: false, detail: describeEnd(compiled) };
      return judgeComplaints(parseCompilerOutput(compiled.stdout), compiled, trial, sight);
    },
    async lints({ directory }) {
      const linted = lint ?? (await runTool(LINTER, directory, deps));
      if (hasSucceeded(linted)) return { passed: true, detail: `${trial.files.length} files` };
      if (linted.outcome !== 'exited') return { passed: false, detail: describeEnd(linted) };
      return judgeComplaints(parseLintReport(linted.stdout), linted, trial, sight);
    },
    'passes-repeatedly': (candidate) => passRepeatedly(candidate, trial, sight, deps),
    'adds-value': (candidate) => addValue(candidate, trial, sight, deps),
  };
}
