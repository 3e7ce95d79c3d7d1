import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { applyEdits } from '@orchestrate/kit/proposals/decide';

import type { TestGate } from '../runners/probe';
import { runProbe } from '../runners/probe';
import { ALL_TESTS, listFailedTests, listPassedTests, testKey } from '../runners/select-failing';
import type { TestSelection } from '../runners/test-runner';
import type { WarmTrees } from '../workbench/workbench';

import type { Baseline } from './baseline';
import { withoutTests } from './baseline';
import type { Trial, TrialResult } from './trial';

export interface TestTrialInput {
  readonly testGate: TestGate;
  readonly baseline: Baseline;
  /** Seconds that the whole gate takes. */
  readonly seconds: number;
  readonly workbench: WarmTrees;
  readonly deps: Pick<Deps, 'exec'>;
}

function fail(detail: string): TrialResult {
  return { verdict: 'fails', failing: Number.POSITIVE_INFINITY, detail };
}

/** Failed tests; a file that could not be loaded stands for tests that nobody knows, so it need not fail again. */
function listNamed(report: TestReport): string[] {
  return report.results.tests
    .filter(({ status, name, filePath }) => status === 'failed' && name !== filePath)
    .map(testKey);
}

const MOST_SAID = 3;
const LONGEST_SAID = 800;

function quoteFailures({ results: { tests } }: TestReport): string {
  return tests
    .filter(({ status }) => status === 'failed')
    .slice(0, MOST_SAID)
    .map(({ name, message = '' }) => `${name}: ${message.slice(0, LONGEST_SAID)}`)
    .join('\n');
}

/** Some tests, before and after a candidate. */
export function compareTests(before: TestReport, after: TestReport | undefined, result: CommandResult): TrialResult {
  if (after === undefined) return fail(`the tests did not report (${result.outcome})`);
  const [failed, passed] = [listFailedTests(after), listPassedTests(after)];
  const broken = [...listPassedTests(before)].filter((key) => failed.has(key));
  if (broken.length > 0) return fail(`${broken.length} tests fail that passed, first ${broken[0] ?? ''}`);
  const lost = listNamed(before).filter((key) => !failed.has(key) && !passed.has(key));
  if (lost.length > 0 || passed.size + failed.size === 0) return fail(`${lost.length} tests that failed did not run`);
  if (failed.size === 0) return { verdict: 'passes', failing: 0, detail: `${passed.size} tests pass` };
  const failedBefore = listFailedTests(before);
  const isNew = [...failed].some((key) => !failedBefore.has(key));
  if (isNew || failed.size >= failedBefore.size) return fail(`${failed.size} tests fail`);
  const detail = `${failed.size} of ${failedBefore.size} tests still fail`;
  return { verdict: 'improves', failing: failed.size, detail };
}

/** The part of a report that is about some files. */
function restrict(report: TestReport, { files }: TestSelection): TestReport {
  const isMeant = ({ filePath = '' }: TestResult): boolean => files.length === 0 || files.includes(filePath);
  return { ...report, results: { ...report.results, tests: report.results.tests.filter(isMeant) } };
}

function sumDurations(report: TestReport, file: string): number {
  return report.results.tests
    .filter(({ filePath, status }) => filePath === file && status === 'failed')
    .reduce((sum, { duration }) => sum + duration, 0);
}

/**
 * What a candidate is tried on, step by step: the failing tests of one file, the quickest, because most candidates help
 * none of them; then the files with failing tests, whole, which shows most of what a candidate breaks.
 */
export function planSteps({ report, selection }: Pick<Baseline, 'report' | 'selection'>): TestSelection[] {
  const { files, names } = selection;
  if (files.length === 0) return [selection];
  const [quickest] = [...files].sort((a, b) => sumDurations(report, a) - sumDurations(report, b));
  const failing = new Set(
    restrict(report, { files: [quickest ?? ''], names: [] }).results.tests.map(({ name }) => name),
  );
  const first = { files: [quickest ?? ''], names: names.filter((name) => failing.has(name)) };
  return [first, { files, names: [] }];
}

/** A file that could not be loaded failed at once; what it takes when it can be is not known. */
const WHOLE_FILES_SECONDS = 120;

/** Loops are ended; a machine that is busy with other candidates is waited for. */
function limitOf(selection: TestSelection, { testGate, baseline, seconds, workbench }: TestTrialInput): number {
  const limit = (known: number): number => Math.ceil(known * (1 + workbench.width)) + 15;
  const isQuick = selection.names.length > 0;
  return Math.min(
    testGate.gate.timeout,
    isQuick ? limit(baseline.seconds) : Math.max(limit(seconds), WHOLE_FILES_SECONDS),
  );
}

/** Tries candidates on the tests that fail and on those around them. */
export function createTestTrial(input: TestTrialInput): Trial {
  const { testGate, baseline, workbench, deps } = input;
  const steps = planSteps(baseline);
  const look = async (tree: Awaited<ReturnType<WarmTrees['warm']>>, selection: TestSelection): Promise<TrialResult> => {
    const timeout = limitOf(selection, input);
    const { report, result } = await runProbe({ tree, testGate, selection, timeout }, deps);
    const after = report === undefined ? undefined : withoutTests(report, baseline.flaky);
    const compared = compareTests(restrict(baseline.report, selection), after, result);
    return after === undefined ? compared : { ...compared, said: quoteFailures(after) };
  };
  return {
    kind: 'tests',
    async run(edits, worker) {
      const tree = await workbench.warm(worker);
      await applyEdits(tree.root, edits);
      let latest = fail('no test could be run');
      for (const step of steps) {
        latest = await look(tree, step);
        if (latest.verdict === 'fails') break;
      }
      return latest;
    },
    async confirm(edits, worker) {
      const tree = await workbench.warm(worker);
      await applyEdits(tree.root, edits);
      return look(tree, ALL_TESTS);
    },
  };
}
