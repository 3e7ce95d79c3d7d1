import type { ModelError } from './provider';

const FIRST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 30_000;

/**
 * How long to wait before the same provider is asked again, in milliseconds; `undefined` where that makes no sense or
 * does not fit into the time that is left. Waits grow twofold with full jitter; where the provider says how long, that
 * long at least, and a little more, so that those it sent away together do not come back together.
 * @param tries - so far
 * @param left - milliseconds
 * @param random - from 0 to 1
 */
export function decideBackoff(error: ModelError, tries: number, left: number, random: number): number | undefined {
  if (!error.isRetryable) return undefined;
  const { retryAfter } = error.details;
  const step = Math.min(FIRST_MILLISECONDS * 2 ** (tries - 1), LONGEST_MILLISECONDS);
  const wait = retryAfter === undefined ? random * step : retryAfter * 1000 + random * FIRST_MILLISECONDS;
  return wait < left ? wait : undefined;
}

/** Waits, or ends early with the signal. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
