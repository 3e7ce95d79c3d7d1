import type { SiteRun } from '@orchestrate/contracts/site-index';
import { describePercent, describeSeconds } from '@orchestrate/kit/words';

/** One number over runs. A run that has none has no point. */
export interface Trend {
  readonly name: string;
  /** What the number is of, for whoever wonders. */
  readonly note: string;
  readonly values: readonly (number | undefined)[];
  readonly describe: (value: number) => string;
}

const passRate = ({ testsPassed, testsFailed }: SiteRun): number | undefined =>
  testsPassed + testsFailed === 0 ? undefined : (testsPassed / (testsPassed + testsFailed)) * 100;

const fixRate = ({ findings }: SiteRun): number | undefined =>
  findings === null || findings.before === 0 ? undefined : (findings.fixed / findings.before) * 100;

const toDollars = (cost: SiteRun['cost'] | undefined): number | undefined => (cost === 'unknown' ? undefined : cost);

const describeDollars = (value: number): string => `$${Number(value.toFixed(4))}`;

const plain = (value: number): string => String(value);

/** What changed from run to run, in the order of the runs. */
export function listTrends(runs: readonly SiteRun[]): Trend[] {
  return [
    { name: 'Pass rate', note: 'tests that passed', values: runs.map(passRate), describe: describePercent },
    {
      name: 'Duration',
      note: 'from start to report',
      values: runs.map(({ seconds }) => seconds),
      describe: describeSeconds,
    },
    {
      ...{ name: 'Cost', note: 'of models, where it is known' },
      values: runs.map(({ cost }) => toDollars(cost)),
      describe: describeDollars,
    },
    { name: 'Flaky tests', note: 'seen to come and go', values: runs.map(({ flaky }) => flaky), describe: plain },
    { name: 'Fix rate', note: 'findings that were fixed', values: runs.map(fixRate), describe: describePercent },
    {
      name: 'Findings left',
      note: 'after fixing',
      values: runs.map(({ findings }) => findings?.after),
      describe: plain,
    },
  ];
}

/**
 * What models cost from run to run, a trend for each phase or provider that was asked in one of the runs. A run that did
 * not ask it cost nothing there; one that does not tell it has no point.
 */
export function listCosts(runs: readonly SiteRun[], kind: keyof NonNullable<SiteRun['costs']>): Trend[] {
  const names = new Set(runs.flatMap(({ costs }) => Object.keys(costs?.[kind] ?? {})));
  return [...names].sort().map((name) => ({
    name,
    note: 'of models, where it is known',
    values: runs.map(({ costs }) => (costs === undefined ? undefined : toDollars(costs[kind][name] ?? 0))),
    describe: describeDollars,
  }));
}

/** Fewer points, each the mean of `size` runs that followed one another, so that a line of thousands is no band. */
export function thinOut(
  values: readonly (number | undefined)[],
  most: number,
): { readonly points: readonly (number | undefined)[]; readonly size: number } {
  const size = Math.max(1, Math.ceil(values.length / most));
  const points = Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const known = values.slice(index * size, (index + 1) * size).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
  return { points, size };
}

/** A line through points that are `step` apart; a gap where a value is missing. */
export function drawLine(values: readonly (number | undefined)[], height: number): string {
  const known = values.filter((value) => value !== undefined);
  const most = Math.max(...known);
  const least = Math.min(...known, 0);
  const span = most - least === 0 ? 1 : most - least;
  let isDown = false;
  const parts = values.map((value, index) => {
    if (value === undefined) {
      isDown = false;
      return '';
    }
    const y = height - ((value - least) / span) * height;
    const command = isDown ? 'L' : 'M';
    isDown = true;
    return `${command}${index} ${Math.round(y * 100) / 100}`;
  });
  return parts.join('');
}
