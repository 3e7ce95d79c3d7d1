import { median } from '../bar';

/** Requests a second of the two services in several rounds, taken in turn. */
export interface Rates {
  readonly what: string;
  readonly generated: readonly number[];
  readonly minimal: readonly number[];
}

/** The least part of the hand-written service's rate that the generated one must reach. */
export const LEAST_RATIO = 0.7;

/** How the generated service's rate compares to the hand-written one's. */
export function ratioOf({ generated, minimal }: Rates): number {
  return median(generated) / median(minimal);
}

/** A table for a person, a line an operation. */
export function renderRates(all: readonly Rates[]): string {
  const rows = all.map((rates) => {
    const [generated, minimal] = [median(rates.generated), median(rates.minimal)];
    const verdict = ratioOf(rates) >= LEAST_RATIO ? 'ok' : 'MISSED';
    return [
      rates.what,
      `${generated.toFixed(0)} requests/s`,
      `hand-written ${minimal.toFixed(0)}`,
      `${(ratioOf(rates) * 100).toFixed(0)} %`,
      `≥ ${LEAST_RATIO * 100} %`,
      verdict,
    ];
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
