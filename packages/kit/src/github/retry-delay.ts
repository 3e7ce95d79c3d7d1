/** A request that GitHub did not carry out, as far as waiting is concerned. */
export interface Refusal {
  /** `undefined` where no answer came. */
  readonly status: number | undefined;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const LONGEST_STEP_MILLISECONDS = 30_000;

function isRateLimit({ status, headers }: Refusal): boolean {
  if (status === 429) return true;
  return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}

/** What the headers ask for: seconds or a date in `retry-after`, else the time at which the limit is lifted. */
function readRequestedDelay({ headers }: Refusal, now: number): number | undefined {
  const after = headers['retry-after'];
  const reset = headers['x-ratelimit-reset'];
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const delay =
    after === undefined
      ? isSpent && reset !== undefined
        ? Number(reset) * 1000 - now
        : Number.NaN
      : /^\d+$/.test(after)
        ? Number(after) * 1000
        : Date.parse(after) - now;
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}

/**
 * How long to wait before a request is sent again, in milliseconds; `undefined` where sending it again makes no sense.
 * A limit was reached before anything was done, so waiting is always right; after another failure only what may be done
 * twice is tried again.
 * @param attempt - 1 after the first try
 * @param isRepeatable - whether doing it twice is the same as once
 * @param now - milliseconds since 1970
 */
export function decideRetryDelay(
  refusal: Refusal,
  attempt: number,
  isRepeatable: boolean,
  now: number,
): number | undefined {
  const { status } = refusal;
  const isPassing = status === undefined || status >= 500;
  if (!isRateLimit(refusal) && !(isPassing && isRepeatable)) return undefined;
  return readRequestedDelay(refusal, now) ?? Math.min(1000 * 2 ** (attempt - 1), LONGEST_STEP_MILLISECONDS);
}
