import type { ReportSource } from '@orchestrate/contracts/report-data';

/** What tests made of a line: all of it ran, some of its branches did not, or it never ran. */
export type LineState = 'all' | 'partly' | 'none';

/** Lines that one glance takes in: no line with code between them is in another state. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly state: Exclude<LineState, 'all'>;
}

/** The state of each line with code. */
export function statesOf({ lines, partly }: Pick<ReportSource, 'lines' | 'partly'>): ReadonlyMap<number, LineState> {
  const isPartly = new Set(partly);
  return new Map(
    lines.map(([line, times]) => [line, times === 0 ? 'none' : isPartly.has(line) ? 'partly' : 'all'] as const),
  );
}

/** What tests do not reach, from top to bottom. */
export function findGaps(states: ReadonlyMap<number, LineState>): Gap[] {
  const gaps: Gap[] = [];
  let last: LineState = 'all';
  for (const [line, state] of [...states].sort(([a], [b]) => a - b)) {
    const open = gaps.at(-1);
    if (state !== 'all' && open !== undefined && state === last) gaps[gaps.length - 1] = { ...open, to: line };
    else if (state !== 'all') gaps.push({ from: line, to: line, state });
    last = state;
  }
  return gaps;
}

/** `12–15`, `30`. */
export function describeLines({ from, to }: Pick<Gap, 'from' | 'to'>): string {
  return from === to ? String(from) : `${from}–${to}`;
}
