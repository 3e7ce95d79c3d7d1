import type { TestReport } from '@orchestrate/contracts/test-report';
import type { FailureClass } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';

import type { ProbeResult, TestGate } from '../runners/probe';
import { runProbe } from '../runners/probe';
import { ALL_TESTS, listFailedTests, listPassedTests, selectFailing, testKey } from '../runners/select-failing';
import type { TestSelection } from '../runners/test-runner';
import type { WarmTrees } from '../workbench/workbench';

/** The failing tests once more on the tree as it is: what candidates are measured by. */
export interface Baseline {
  /** The gate's report without the tests that fail only sometimes. */
  readonly report: TestReport;
  /** Tests that failed before and passed on the same tree, by file and name. */
  readonly flaky: ReadonlySet<string>;
  /** What fails when it is run alone; everything, where tests need each other to fail. */
  readonly selection: TestSelection;
  /** Seconds that running the selection takes. */
  readonly seconds: number;
}

/** Compilers and linters say the same of the same tree; these need not. */
const MAY_BE_FLAKY: ReadonlySet<FailureClass> = new Set(['test', 'crash', 'infrastructure', 'unknown']);

/** Whether a failure of this class is worth a second look at the same tree. */
export function mayBeFlaky(kind: FailureClass): boolean {
  return MAY_BE_FLAKY.has(kind);
}

/** A report that says nothing of some tests. */
export function withoutTests(report: TestReport, left: ReadonlySet<string>): TestReport {
  const { results } = report;
  const tests = results.tests.filter((test) => !left.has(testKey(test)));
  const failed = tests.filter(({ status }) => status === 'failed').length;
  return { ...report, results: { ...results, tests, summary: { ...results.summary, tests: tests.length, failed } } };
}

/**
 * Sorts the tests that failed by more runs of the same tree: alone, and, where some of them passed alone, all together.
 * What failed first and passes both times is flaky. So is what passes alone and, asked again, fails alone: what only
 * fails among others passes alone every time.
 * @param alone - the failing tests by themselves
 * @param whole - everything; only where `alone` is not enough
 * @param again - the failing tests by themselves, once more; only where `whole` is not enough
 */
export function sortFailures(
  report: TestReport,
  alone: TestReport,
  whole: TestReport | undefined,
  again: readonly TestReport[] = [],
): Pick<Baseline, 'report' | 'flaky' | 'selection'> {
  const failed = listFailedTests(report);
  const [failedAlone, failedWhole] = [listFailedTests(alone), whole === undefined ? failed : listFailedTests(whole)];
  const failedAgain = new Set(again.flatMap((one) => [...listFailedTests(one)]));
  const flaky = new Set(
    [...failed].filter((key) => !failedAlone.has(key) && (!failedWhole.has(key) || failedAgain.has(key))),
  );
  const steady = withoutTests(report, flaky);
  const failAlone = [...listFailedTests(steady)].every((key) => failedAlone.has(key));
  return { report: steady, flaky, selection: failAlone ? selectFailing(steady) : ALL_TESTS };
}

/** Runs the failing tests of a gate again, nothing changed. `undefined` where the runner does not report. */
export async function measureBaseline(
  testGate: TestGate,
  report: TestReport,
  workbench: WarmTrees,
  deps: Pick<Deps, 'exec'>,
): Promise<Baseline | undefined> {
  const probe = async (selection: TestSelection): Promise<ProbeResult> =>
    runProbe({ tree: await workbench.warm(0), testGate, selection, timeout: testGate.gate.timeout }, deps);
  const alone = await probe(selectFailing(report));
  if (alone.report === undefined) return undefined;
  const failedAlone = listFailedTests(alone.report);
  const isSettled = [...listFailedTests(report)].every((key) => failedAlone.has(key));
  const whole = isSettled ? undefined : await probe(ALL_TESTS);
  const again: TestReport[] = [];
  const needsMore = (): boolean => {
    const { flaky } = sortFailures(report, alone.report ?? report, whole?.report, again);
    return !isSettled && [...listFailedTests(report)].some((key) => !failedAlone.has(key) && !flaky.has(key));
  };
  // Twice in a row, because what comes and goes may do so by turns.
  for (let run = 0; run < 2 && needsMore(); run += 1) {
    const more = await probe(selectFailing(report));
    if (more.report !== undefined) again.push(more.report);
  }
  const sorted = sortFailures(report, alone.report, whole?.report, again);
  const { seconds } = (sorted.selection === ALL_TESTS ? whole : undefined)?.result ?? alone.result;
  return { ...sorted, seconds };
}

/**
 * Runs what fails once more on every core, nothing changed, before a fix of it is believed: what passes now was never
 * mended. Two passes by chance would do for a wrong fix otherwise.
 */
export async function findLateFlakes(
  testGate: TestGate,
  { report, selection }: Pick<Baseline, 'report' | 'selection'>,
  workbench: WarmTrees,
  deps: Pick<Deps, 'exec'>,
): Promise<ReadonlySet<string>> {
  const failed = listFailedTests(report);
  const probes = Array.from({ length: workbench.width }, async (_, worker) => {
    const tree = await workbench.warm(worker);
    return runProbe({ tree, testGate, selection, timeout: testGate.gate.timeout }, deps);
  });
  const passed = (await Promise.all(probes)).flatMap((probe) =>
    probe.report === undefined ? [] : [...listPassedTests(probe.report)],
  );
  return new Set(passed.filter((key) => failed.has(key)));
}
