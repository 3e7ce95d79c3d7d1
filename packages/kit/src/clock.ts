/** Time, so that tests can hold it still. */
export interface Clock {
  /** Wall-clock time. */
  now(): Date;
  /** Milliseconds from an arbitrary start, never going back. */
  elapsed(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
};

/** Seconds between two readings of {@link Clock.elapsed}, rounded to milliseconds. */
export function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
