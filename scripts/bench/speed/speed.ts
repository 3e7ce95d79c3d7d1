/** How much was tried in what time. */
export interface Speed {
  readonly tried: number;
  readonly seconds: number;
}

/** What the search must reach, as a multiple of StrykerJS. */
export const BAR = 5;

/** One library on one machine in one run. */
export interface Comparison {
  readonly name: string;
  readonly search: Speed;
  readonly stryker: Speed;
}

/** Tries a second. */
export function rateOf({ tried, seconds }: Speed): number {
  return seconds > 0 ? tried / seconds : 0;
}

/** How many times as fast the search is; none where either has tried nothing. */
export function ratioOf({ search, stryker }: Comparison): number {
  return rateOf(search) === 0 || rateOf(stryker) === 0 ? 0 : rateOf(search) / rateOf(stryker);
}

function show({ tried, seconds }: Speed): string {
  return `${rateOf({ tried, seconds }).toFixed(1)}/s (${tried} in ${seconds.toFixed(1)} s)`;
}

/** A table for a person, a line a library. */
export function renderComparisons(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((one) => {
    const ratio = ratioOf(one);
    const verdict = ratio >= BAR ? 'ok' : 'MISSED';
    return [one.name, show(one.search), show(one.stryker), `${ratio.toFixed(1)} ×`, `≥ ${BAR} ×`, verdict];
  });
  const all = [['library', 'candidates', 'mutants of StrykerJS', 'ratio', 'bar', ''], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
