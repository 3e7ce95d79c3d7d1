import type { TestRecord } from './laboratory';

/** A test as it ran in the rewritten tree. */
export interface MeasuredTest {
  readonly key: string;
  readonly passed: boolean;
  /** Statements that ran in it. */
  readonly hits: ReadonlySet<number>;
  readonly steps: number;
  readonly milliseconds: number;
  /** The test that it is a subtest of. */
  readonly within?: string | undefined;
  /** Of a test with subtests: whether what it asserts itself holds. */
  readonly own?: boolean | undefined;
  /** What its failure said. */
  readonly said?: string | undefined;
}

/** What the tests do to the sources. */
export interface Measurement {
  /** What candidates are tried on: tests, and subtests that can be run by themselves. */
  readonly failing: readonly MeasuredTest[];
  readonly passing: readonly MeasuredTest[];
  /** All subtests, as they ran among the others. */
  readonly parts?: readonly MeasuredTest[];
  /** Statements that ran outside of any test: when a file was loaded, or in a hook. */
  readonly ambient: ReadonlySet<number>;
}

/** Reads what one run of all tests recorded. */
export function readMeasurement(records: readonly TestRecord[]): Measurement {
  const tests = new Map<string, MeasuredTest>();
  const ambient = new Set<number>();
  for (const { key, ending, hits = [], steps = 0, milliseconds = 0, within, own, said } of records) {
    if (ending === 'probed') continue;
    if (ending === 'ambient') hits.forEach((hit) => ambient.add(hit));
    else {
      const passed = ending === 'passed';
      tests.set(key, { key, passed, hits: new Set(hits), steps, milliseconds, within, own, said });
    }
  }
  const all = [...tests.values()];
  const whole = all.filter(({ within }) => within === undefined);
  return {
    failing: whole.filter(({ passed }) => !passed),
    passing: whole.filter(({ passed }) => passed),
    parts: all.filter(({ within }) => within !== undefined),
    ambient,
  };
}

/** Tests that say something by themselves: of one with subtests these do, unless what it asserts itself fails. */
function listTelling({ failing, passing, parts = [] }: Measurement): MeasuredTest[] {
  const all = new Map([...parts, ...failing, ...passing].map((test) => [test.key, test]));
  return [...all.values()].filter(({ own, passed }) => own === undefined || (!own && !passed));
}

/**
 * How suspect each statement is, 0 to 1: Ochiai (Abreu, Zoeteweij and van Gemund, PRDC 2006) over the tests one by one.
 * A failing test that does not run the place of the fault fails for what another test has left behind, so a statement
 * need not be run by all of them.
 */
export function scoreStatements(measurement: Measurement): Map<number, number> {
  const tests = listTelling(measurement);
  const failing = tests.filter(({ passed }) => !passed).length;
  const counts = new Map<number, { failed: number; passed: number }>();
  for (const { hits, passed } of tests)
    for (const hit of hits) {
      const count = counts.get(hit) ?? { failed: 0, passed: 0 };
      count[passed ? 'passed' : 'failed'] += 1;
      counts.set(hit, count);
    }
  const scores = new Map<number, number>();
  for (const [hit, { failed, passed }] of counts)
    if (failed > 0) scores.set(hit, failed / Math.sqrt(failing * (failed + passed)));
  const lowest = Math.min(1, ...scores.values());
  for (const hit of measurement.ambient) if (!scores.has(hit)) scores.set(hit, lowest / 2);
  return scores;
}
