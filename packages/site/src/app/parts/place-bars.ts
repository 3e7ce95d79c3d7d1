/** Where a bar begins and how long it is, in percent of the run. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** A time line: where an instant lies on it, in percent, and how long it is. */
export interface Scale {
  /** Milliseconds that are shown. */
  readonly total: number;
  /** Whether a long pause was cut out. */
  readonly hasCut: boolean;
  /** @param at - milliseconds since the epoch */
  readonly place: (at: number) => number;
}

interface Span {
  readonly begin: number;
  readonly end: number;
}

const PAUSE_MILLISECONDS = 60_000;
const SHOWN_PAUSE_MILLISECONDS = 3_000;
const THINNEST_PERCENT = 0.5;

interface Cut {
  /** What lies after this instant is moved to the left by so much, other cuts included. */
  readonly from: number;
  readonly by: number;
}

function findCuts(spans: readonly Span[]): Cut[] {
  const cuts: Cut[] = [];
  let reached: number | undefined;
  let by = 0;
  for (const { begin, end } of spans) {
    if (reached !== undefined && begin - reached > PAUSE_MILLISECONDS) {
      by += begin - reached - SHOWN_PAUSE_MILLISECONDS;
      cuts.push({ from: begin, by });
    }
    reached = Math.max(reached ?? end, end);
  }
  return cuts;
}

/**
 * A time line over spans. What lies between an interruption and its resumption says nothing of the run, so long pauses
 * are cut out.
 */
export function createScale(spans: readonly Span[]): Scale {
  const sorted = [...spans].sort((a, b) => a.begin - b.begin);
  const cuts = findCuts(sorted);
  const move = (at: number): number => at - (cuts.findLast(({ from }) => from <= at)?.by ?? 0);
  const first = sorted[0]?.begin ?? 0;
  const last = sorted.reduce((latest, { end }) => Math.max(latest, move(end)), first);
  const total = Math.max(1, last - first);
  const place = (at: number): number => Math.min(100, Math.max(0, ((move(at) - first) / total) * 100));
  return { total, hasCut: cuts.length > 0, place };
}

/** A span on a time line, wide enough to be seen. */
export function placeBar({ place }: Scale, { begin, end }: Span): Bar {
  const left = Math.min(place(begin), 100 - THINNEST_PERCENT);
  return { left, width: Math.max(place(end) - left, THINNEST_PERCENT) };
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const MOST_TICKS = 6;

/** Round seconds to write along a time line. */
export function listTicks(totalMilliseconds: number): number[] {
  const seconds = totalMilliseconds / 1000;
  const step = STEPS.find((candidate) => seconds / candidate <= MOST_TICKS) ?? Math.ceil(seconds / MOST_TICKS);
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}

/** Fewer bars that look the same: those that would touch within `gap` percent become one. Sorted by where they begin. */
export function joinBars(bars: readonly Bar[], gap = 0.1): Bar[] {
  const joined: { left: number; width: number }[] = [];
  for (const bar of [...bars].sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last !== undefined && bar.left <= last.left + last.width + gap)
      last.width = Math.max(last.width, bar.left + bar.width - last.left);
    else joined.push({ ...bar });
  }
  return joined;
}
