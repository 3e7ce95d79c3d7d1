/** One measured figure and the bar it is held to. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  /** Why a missed bar is accepted; named where the reader of the measured thing finds it. */
  readonly excuse?: string;
}

export function isMissed({ measured, limit, excuse }: Bar): boolean {
  return excuse === undefined && !(measured <= limit);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function show(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0);
}

/** A table for a person, a line a bar. */
export function renderBars(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => {
    const { what, measured, limit, unit, excuse } = bar;
    const verdict = isMissed(bar) ? 'MISSED' : measured <= limit ? 'ok' : `over: ${excuse ?? ''}`;
    return [what, `${show(measured)} ${unit}`, `≤ ${show(limit)} ${unit}`, verdict];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
