import type { TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { applyEdits } from '@orchestrate/kit/proposals/decide';

import type { TestGate } from '../runners/probe';
import { runProbe } from '../runners/probe';
import { listFailedTests, listPassedTests, selectFailing } from '../runners/select-failing';
import type { TestSelection } from '../runners/test-runner';
import type { Workbench } from '../workbench/workbench';

import type { Trial, TrialResult } from './trial';

export interface TestTrialInput {
  readonly testGate: TestGate;
  /** Of the gate as it fails. */
  readonly report: TestReport;
  /** Seconds that the gate took when it failed. */
  readonly seconds: number;
  readonly workbench: Workbench;
  readonly deps: Pick<Deps, 'exec'>;
}

const ALL: TestSelection = { files: [], names: [] };

function fail(detail: string): TrialResult {
  return { verdict: 'fails', failing: Number.POSITIVE_INFINITY, detail };
}

/** Some tests, before and after a candidate. */
export function compareTests(before: TestReport, after: TestReport | undefined, result: CommandResult): TrialResult {
  if (after === undefined) return fail(`the tests did not report (${result.outcome})`);
  const failed = listFailedTests(after);
  const broken = [...listPassedTests(before)].filter((key) => failed.has(key));
  if (broken.length > 0) return fail(`${broken.length} tests fail that passed, first ${broken[0] ?? ''}`);
  const failedBefore = listFailedTests(before);
  const isNew = [...failed].some((key) => !failedBefore.has(key));
  if (failed.size === 0 && listPassedTests(after).size > 0)
    return { verdict: 'passes', failing: 0, detail: `${listPassedTests(after).size} tests pass` };
  if (isNew || failed.size >= failedBefore.size) return fail(`${failed.size} tests fail`);
  return {
    verdict: 'improves',
    failing: failed.size,
    detail: `${failed.size} of ${failedBefore.size} tests still fail`,
  };
}

/** Tests that failed are run alone where they fail alone too; else everything is. */
async function chooseSelection(
  { testGate, report, workbench, deps }: TestTrialInput,
  timeout: number,
): Promise<TestSelection> {
  const selection = selectFailing(report);
  const alone = await runProbe({ tree: await workbench.warm(0), testGate, selection, timeout }, deps);
  const fails = alone.report !== undefined && listFailedTests(alone.report).size === listFailedTests(report).size;
  return fails ? selection : ALL;
}

/**
 * Tries candidates on the tests that fail, and those that pass them on all tests of the gate. A candidate that makes
 * the tests run much longer than they did is ended: it loops.
 */
export async function createTestTrial(input: TestTrialInput): Promise<Trial> {
  const { testGate, report, seconds, workbench, deps } = input;
  const timeout = Math.min(testGate.gate.timeout, Math.ceil(seconds * 2) + 10);
  const selection = await chooseSelection(input, timeout);
  const isWhole = selection.files.length === 0;
  return {
    kind: 'tests',
    async run(edits, worker) {
      const tree = await workbench.warm(worker);
      await applyEdits(tree.root, edits);
      const first = await runProbe({ tree, testGate, selection, timeout }, deps);
      const quick = compareTests(report, first.report, first.result);
      if (quick.verdict !== 'passes' || isWhole) return quick;
      const whole = await runProbe({ tree, testGate, selection: ALL, timeout }, deps);
      const judged = compareTests(report, whole.report, whole.result);
      return judged.verdict === 'passes' && !hasSucceeded(whole.result)
        ? fail(`all tests pass, and the runner ends with ${whole.result.exitCode ?? whole.result.outcome}`)
        : judged;
    },
  };
}
