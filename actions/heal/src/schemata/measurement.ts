import type { TestRecord } from './laboratory';

/** A test as it ran in the rewritten tree. */
export interface MeasuredTest {
  readonly key: string;
  readonly passed: boolean;
  /** Statements that ran in it. */
  readonly hits: ReadonlySet<number>;
  readonly steps: number;
  readonly milliseconds: number;
}

/** What the tests do to the sources. */
export interface Measurement {
  readonly failing: readonly MeasuredTest[];
  readonly passing: readonly MeasuredTest[];
  /** Statements that ran outside of any test: when a file was loaded, or in a hook. */
  readonly ambient: ReadonlySet<number>;
}

/** Reads what one run of all tests recorded. */
export function readMeasurement(records: readonly TestRecord[]): Measurement {
  const tests = new Map<string, MeasuredTest>();
  const ambient = new Set<number>();
  for (const { key, ending, hits = [], steps = 0, milliseconds = 0 } of records) {
    if (ending === 'probed') continue;
    if (ending === 'ambient') hits.forEach((hit) => ambient.add(hit));
    else tests.set(key, { key, passed: ending === 'passed', hits: new Set(hits), steps, milliseconds });
  }
  const all = [...tests.values()];
  return { failing: all.filter(({ passed }) => !passed), passing: all.filter(({ passed }) => passed), ambient };
}

/**
 * How suspect each statement is, 0 to 1: Ochiai (Abreu, Zoeteweij and van Gemund, PRDC 2006) over the tests one by one.
 * A failing test that does not run the place of the fault fails for what another test has left behind, so a statement
 * need not be run by all of them.
 */
export function scoreStatements({ failing, passing, ambient }: Measurement): Map<number, number> {
  const counts = new Map<number, { failed: number; passed: number }>();
  for (const { hits, passed } of [...failing, ...passing])
    for (const hit of hits) {
      const count = counts.get(hit) ?? { failed: 0, passed: 0 };
      count[passed ? 'passed' : 'failed'] += 1;
      counts.set(hit, count);
    }
  const scores = new Map<number, number>();
  for (const [hit, { failed, passed }] of counts)
    if (failed > 0) scores.set(hit, failed / Math.sqrt(failing.length * (failed + passed)));
  const lowest = Math.min(1, ...scores.values());
  for (const hit of ambient) if (!scores.has(hit)) scores.set(hit, lowest / 2);
  return scores;
}
