import path from 'node:path';

import type { Strength } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { toSeconds } from '@orchestrate/kit/clock';
import type { LineHits } from '@orchestrate/kit/test-reports/coverage';

import type { Judged } from './cases';
import { withMutants } from './gates';
import type { Runner, TestRun } from './runners/runner';

/** What running the tests that are there on mutants may take in all. */
const MOST_SECONDS = 120;
/** A mutant that takes so much longer than the code as it is does not come back. */
const PATIENCE = 5;
const LEAST_TIMEOUT_SECONDS = 10;

/** A copy of the tree to run tests in. */
export interface Workplace {
  readonly tree: string;
  readonly prefix: string;
  readonly runner: Runner;
}

/** What the tests that are there catch. */
export interface Baseline {
  /** Mutants that they were held against, or whose line none of them runs. */
  readonly judged: readonly Judged[];
  readonly caught: ReadonlySet<Judged>;
  /** How many mutants there was no time for. */
  readonly unjudged: number;
}

function isCovered({ mutant }: Judged, hits: LineHits | undefined): boolean {
  return hits === undefined || (hits.get(mutant.file)?.get(mutant.line) ?? 0) > 0;
}

/** Tests that pass on the tree as it is and do not on a mutant have caught it; so has a run that does not end. */
function isCaught({ result, report }: TestRun): boolean {
  if (result.outcome !== 'exited') return true;
  return report === undefined ? result.exitCode !== 0 : report.results.summary.failed > 0;
}

/** The first mutant of each function, then the second of each: where time is short, each has had its turn. */
export function takeTurns(mutants: readonly Judged[]): Judged[] {
  const turns = new Map<string, number>();
  const numbered = mutants.map((one) => {
    const key = `${one.mutant.file} ${one.mutant.name}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return { one, turn };
  });
  return numbered.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
}

/**
 * Holds the tests that are there against mutants. A line that none of them runs needs no run; of the others as many are
 * tried as there is time for.
 */
export async function measureBaseline(
  mutants: readonly Judged[],
  before: TestRun,
  { tree, prefix, runner }: Workplace,
  deps: Pick<Deps, 'exec' | 'scratch' | 'actionDirectory' | 'clock' | 'signal'>,
): Promise<Baseline> {
  const counts = before.report?.results.summary;
  // Tests that fail anyway tell nothing.
  const hasTests = counts?.failed === 0 && counts.tests > 0;
  const timeout = Math.max(LEAST_TIMEOUT_SECONDS, Math.ceil(PATIENCE * before.result.seconds));
  const start = deps.clock.elapsed();
  const judged: Judged[] = [];
  const caught = new Set<Judged>();
  let unjudged = 0;
  for (const one of takeTurns(mutants)) {
    if (!hasTests || !isCovered(one, before.hits)) {
      judged.push(one);
      continue;
    }
    deps.signal.throwIfAborted();
    if (toSeconds(deps.clock.elapsed() - start) > MOST_SECONDS) {
      unjudged += 1;
      continue;
    }
    const why = `See whether the tests that are there notice that ${one.mutant.what} in ${one.mutant.file}:${one.mutant.line}`;
    const run = await withMutants(path.join(tree, prefix), [one.mutant], () =>
      runner.run({ tree, prefix, why, timeout }, deps),
    );
    judged.push(one);
    if (isCaught(run)) caught.add(one);
  }
  return { judged, caught, unjudged };
}

/** What tests catch, of the mutants that the tests before were held against. */
export function countCaught({ judged, caught }: Baseline, isNoticed: (one: Judged) => boolean): Strength['mutants'] {
  return { caught: judged.filter((one) => caught.has(one) || isNoticed(one)).length, total: judged.length };
}
