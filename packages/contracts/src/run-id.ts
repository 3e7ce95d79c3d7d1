import { z } from 'zod';

/** A run's name: `<UTC yyyymmddThhmmssZ>-<8 hex>`, so that names sort by time. */
export const RUN_ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** See {@link RUN_ID}. */
export const runIdSchema = z.string().regex(RUN_ID, 'must look like 20260131T235959Z-0123abcd');

/** The compact UTC form used in run ids, file names and backup refs: `20260131T235959Z`. */
export function formatTimestamp(at: Date): string {
  return at
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}

/**
 * Builds a run id.
 * @param at - start of the run
 * @param entropy - at least eight hexadecimal digits; the first eight are used
 */
export function formatRunId(at: Date, entropy: string): string {
  return runIdSchema.parse(`${formatTimestamp(at)}-${entropy.slice(0, 8).toLowerCase()}`);
}
