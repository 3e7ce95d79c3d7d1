import type { MeasuredTest, Measurement } from './measurement';

/** Whether a test is a subtest of another. */
export function isPart({ within }: MeasuredTest): boolean {
  return within !== undefined;
}

/** Subtests that have none of their own, by the test at the top that they are in. */
function groupLeaves({ parts = [] }: Measurement): Map<string, MeasuredTest[]> {
  const around = new Map(parts.map(({ key, within }) => [key, within]));
  const topOf = (key: string): string => {
    const within = around.get(key);
    return within === undefined ? key : topOf(within);
  };
  const groups = new Map<string, MeasuredTest[]>();
  for (const part of parts) {
    if (part.own !== undefined) continue;
    const top = topOf(part.key);
    groups.set(top, [...(groups.get(top) ?? []), part]);
  }
  return groups;
}

/** Subtests of failing tests: those worth running by themselves. */
export function listSeparable(measurement: Measurement): string[] {
  const groups = groupLeaves(measurement);
  return measurement.failing.flatMap(({ key }) => groups.get(key) ?? []).map(({ key }) => key);
}

/**
 * Whether a subtest does by itself what it did among the others. One that needs what those before it have left behind
 * fails otherwise, or takes another way.
 */
function standsAlone(part: MeasuredTest, alone: MeasuredTest | undefined): alone is MeasuredTest {
  return (
    alone?.passed === part.passed && alone.said === part.said && [...part.hits].every((hit) => alone.hits.has(hit))
  );
}

/** Whether all that fails in a test are these subtests. */
function isExplained(test: MeasuredTest, failing: readonly string[], { parts = [] }: Measurement): boolean {
  const explained = new Set(failing);
  const inside = parts.filter(({ key }) => key.startsWith(`${test.key}>`));
  return (
    failing.length > 0 &&
    test.own !== false &&
    inside.every(({ key, passed, own }) => passed || own === true || explained.has(key))
  );
}

/**
 * Adds those subtests of failing tests that can be run by themselves. Where they are all that fails in a test, only what
 * they run can mend it.
 * @param alone - the subtests as each ran by itself
 */
export function separateParts(measurement: Measurement, alone: readonly MeasuredTest[]): Measurement {
  const again = new Map(alone.map((test) => [test.key, test]));
  const groups = groupLeaves(measurement);
  const standing = new Map(
    measurement.failing.map(({ key }) => {
      const parts = (groups.get(key) ?? []).flatMap((part) => {
        const own = again.get(part.key);
        return standsAlone(part, own) ? [{ ...own, within: part.within }] : [];
      });
      return [key, parts] as const;
    }),
  );
  const failing = measurement.failing.flatMap((test) => {
    const parts = standing.get(test.key)?.filter(({ passed }) => !passed) ?? [];
    const keys = parts.map(({ key }) => key);
    const whole = isExplained(test, keys, measurement)
      ? { ...test, hits: new Set(parts.flatMap(({ hits }) => [...hits])) }
      : test;
    return [...parts, whole];
  });
  const passing = [...standing.values()].flat().filter(({ passed }) => passed);
  return { ...measurement, failing, passing: [...measurement.passing, ...passing] };
}

/** How many subtests can be run by themselves. */
export function countParts({ failing, passing }: Measurement): number {
  return [...failing, ...passing].filter(isPart).length;
}

/** Subtests before the tests around them, the quickest first. */
export function sortForTries(tests: readonly MeasuredTest[]): MeasuredTest[] {
  const rank = ({ own }: MeasuredTest): number => (own === undefined ? 0 : 1);
  return [...tests].sort((a, b) => rank(a) - rank(b) || a.milliseconds - b.milliseconds);
}

/** Failing tests that can be mended one without the other: no test beside a subtest of its own. */
export function listGoals({ failing }: Measurement): MeasuredTest[] {
  return failing.filter(({ key }) => !failing.some((other) => other.key.startsWith(`${key}>`)));
}
