import type { TestReport } from '@orchestrate/contracts/test-report';

import { isHealthy } from '../gates/gate-state';
import { runGates } from '../gates/run-gates';
import { findRunner } from '../runners/find-runner';
import { runProbe } from '../runners/probe';
import { listFailedTests, listPassedTests, selectFailing, testKey } from '../runners/select-failing';
import { readScripts } from '../workbench/tree';

import type { Session } from './session';

export type FlakeSession = Pick<Session, 'workbench' | 'gates' | 'budget' | 'deps'>;

/** How often something failed, of how many runs of one tree. */
export interface FlakeRate {
  readonly runs: number;
  readonly failed: number;
}

/** Runs for the rate, beside the two that told it apart. */
const MOST_RUNS = 8;

type Outcomes = Pick<ReadonlyMap<string, FlakeRate>, 'get'>;

/** Adds a run to what was counted; a test that did not run in it is left as it was. */
export function countRun(rates: Map<string, FlakeRate>, keys: ReadonlySet<string>, report: TestReport): void {
  const [failed, passed] = [listFailedTests(report), listPassedTests(report)];
  for (const key of keys) {
    if (!failed.has(key) && !passed.has(key)) continue;
    const rate = rates.get(key) ?? { runs: 0, failed: 0 };
    rates.set(key, { runs: rate.runs + 1, failed: rate.failed + (failed.has(key) ? 1 : 0) });
  }
}

/** A report that is about some tests only. */
function restrict(report: TestReport, keys: ReadonlySet<string>): TestReport {
  const tests = report.results.tests.filter((test) => keys.has(testKey(test)));
  return { ...report, results: { ...report.results, tests } };
}

/**
 * Runs the tests of a gate that come and go a few times more on the tree as it is, for as long as there is time.
 * @param report - the one in which they failed first
 */
export async function measureFlakes(
  session: FlakeSession,
  gateName: string,
  keys: ReadonlySet<string>,
  report: TestReport,
): Promise<Outcomes> {
  const { workbench, gates, budget, deps } = session;
  const gate = gates.find(({ name }) => name === gateName);
  const rates = new Map<string, FlakeRate>();
  countRun(rates, keys, report);
  const tree = await workbench.openClean('flakes');
  const invocation = gate === undefined ? undefined : findRunner(gate.command, await readScripts(tree));
  if (gate === undefined || invocation === undefined) return rates;
  const selection = selectFailing(restrict(report, keys));
  for (let run = 0; run < MOST_RUNS && budget.remaining() > 0 && !deps.signal.aborted; run += 1) {
    const probed = await runProbe({ tree, testGate: { gate, invocation }, selection, timeout: gate.timeout }, deps);
    if (probed.report !== undefined) countRun(rates, keys, probed.report);
  }
  return rates;
}

/** Runs a command a few times more that comes and goes as a whole, for as long as there is time for it. */
export async function measureCommand(session: FlakeSession, gateName: string, seconds: number): Promise<FlakeRate> {
  const { workbench, gates, budget, deps } = session;
  const gate = gates.find(({ name }) => name === gateName);
  // It failed at first and passed when it was run again.
  let rate: FlakeRate = { runs: 2, failed: 1 };
  if (gate === undefined) return rate;
  const tree = await workbench.openClean('flakes');
  for (let run = 0; run < MOST_RUNS && budget.remaining() > 2 * seconds && !deps.signal.aborted; run += 1) {
    const state = await runGates([gate], tree, deps, 'See how often it fails');
    rate = { runs: rate.runs + 1, failed: rate.failed + (isHealthy(state) ? 0 : 1) };
  }
  return rate;
}
