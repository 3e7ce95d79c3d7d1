/** The sample run's name. */
export const SAMPLE_RUN_ID = '20260131T120000Z-0123abcd';

const BEGIN = Date.parse('2026-01-31T12:00:00.000Z');

/** An instant so many seconds into the sample run. */
export function sampleInstant(seconds: number): string {
  return new Date(BEGIN + Math.round(seconds * 1000)).toISOString();
}
