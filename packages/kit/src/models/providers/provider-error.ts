import type { ModelFailure } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

/** What a provider says about an error, in whichever of the protocols' forms. */
export interface ProviderError {
  readonly message: string;
  /** Its names for what happened, from all the places where one may stand. */
  readonly codes: readonly string[];
  /** Where an error inside a stream carries one. */
  readonly status: number | undefined;
  /** Seconds; Gemini says it here and not in a header. */
  readonly retryAfter: number | undefined;
}

const text = z.string().optional().catch(undefined);

const detailSchema = z.object({ reason: text, retryDelay: text });

const errorSchema = z.object({
  message: text,
  type: text,
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  status: text,
  details: z.array(detailSchema).catch([]).default([]),
});

const bodySchema = z.union([
  z.object({ error: errorSchema }),
  z.object({ error: z.string() }).transform(({ error }) => ({ error: errorSchema.parse({ message: error }) })),
  errorSchema.transform((error) => ({ error })),
]);

/** Reads an error's body; `undefined` where it is none that any of the protocols knows. */
export function readProviderError(body: unknown): ProviderError | undefined {
  const { data } = bodySchema.safeParse(Array.isArray(body) ? body[0] : body);
  if (data === undefined) return undefined;
  const { message, type, code, status, details } = data.error;
  const codes = [type, code, status, ...details.map(({ reason }) => reason)].filter((name) => typeof name === 'string');
  const isNumber = typeof code === 'number' && code >= 400 && code < 600;
  if (message === undefined && codes.length === 0 && !isNumber) return undefined;
  const delay = details.map(({ retryDelay }) => /^(\d+(?:\.\d+)?)s$/.exec(retryDelay ?? '')?.[1]).find(Boolean);
  return {
    message: message ?? codes.join(' '),
    codes,
    status: isNumber ? code : undefined,
    retryAfter: delay === undefined ? undefined : Number(delay),
  };
}

const BY_STATUS: Readonly<Record<number, ModelFailure>> = {
  401: 'authentication',
  402: 'out-of-quota',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
  503: 'overloaded',
  529: 'overloaded',
};

// What a status alone does not say, or what stands in a stream, where there is no status any more.
const BY_CODE: Readonly<Record<string, ModelFailure>> = {
  overloaded_error: 'overloaded',
  UNAVAILABLE: 'overloaded',
  rate_limit_error: 'rate-limited',
  rate_limit_exceeded: 'rate-limited',
  insufficient_quota: 'out-of-quota',
  billing_not_active: 'out-of-quota',
  billing_hard_limit_reached: 'out-of-quota',
  billing_error: 'out-of-quota',
  RESOURCE_EXHAUSTED: 'rate-limited',
  api_error: 'server-error',
  server_error: 'server-error',
  INTERNAL: 'server-error',
  timeout_error: 'timeout',
  DEADLINE_EXCEEDED: 'timeout',
  authentication_error: 'authentication',
  invalid_api_key: 'authentication',
  API_KEY_INVALID: 'authentication',
  UNAUTHENTICATED: 'authentication',
  permission_error: 'forbidden',
  PERMISSION_DENIED: 'forbidden',
  not_found_error: 'not-found',
  model_not_found: 'not-found',
  NOT_FOUND: 'not-found',
  context_length_exceeded: 'too-large',
  string_above_max_length: 'too-large',
  request_too_large: 'too-large',
  content_filter: 'filtered',
  content_policy_violation: 'filtered',
};

// The two that say nothing more than 400 does come last, so that a more exact one beside them counts.
const VAGUE: Readonly<Record<string, ModelFailure>> = {
  invalid_request_error: 'bad-request',
  INVALID_ARGUMENT: 'bad-request',
};

const TOO_LONG = /context (?:length|window|size)|prompt is too long|input token count|too many (?:input )?tokens/i;

// What a refused request may be refused for.
const OF_REQUEST: ReadonlySet<ModelFailure> = new Set([
  'too-large',
  'filtered',
  'authentication',
  'forbidden',
  'not-found',
  'out-of-quota',
]);

/** What an HTTP status says on its own. */
export function failureOfStatus(status: number): ModelFailure {
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'bad-request' : 'malformed';
}

function failureOfCodes({ codes, message }: ProviderError): ModelFailure | undefined {
  const named = codes.map((code) => BY_CODE[code]).find((failure) => failure !== undefined);
  if (named !== undefined) return named;
  const isVague = codes.some((code) => VAGUE[code] !== undefined);
  if (TOO_LONG.test(message)) return 'too-large';
  return isVague ? 'bad-request' : undefined;
}

/**
 * The kind of a failure. A status decides, but for 400 and 422, which mean anything: there the provider's own name for
 * the error counts. An account with nothing left to spend is refused with the status of one that is too quick; waiting
 * does not help it.
 * @param status - of the response; `undefined` for an error inside a stream that began well
 */
export function failureOf(status: number | undefined, error: ProviderError | undefined): ModelFailure {
  const named = error === undefined ? undefined : failureOfCodes(error);
  if (status === 400 || status === 422) return named !== undefined && OF_REQUEST.has(named) ? named : 'bad-request';
  if (status === 429 && named === 'out-of-quota') return named;
  if (status !== undefined) return failureOfStatus(status);
  if (named !== undefined) return named;
  return error?.status === undefined ? 'server-error' : failureOfStatus(error.status);
}

/**
 * Seconds that a response asks to wait, from `retry-after-ms` or `retry-after` (seconds or a date, which is read
 * against the server's own clock where it sent one).
 * @param now - milliseconds since 1970
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds / 1000;
  const after = headers.get('retry-after')?.trim();
  if (after === undefined || after === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(after)) return Number(after);
  const date = Date.parse(after);
  if (Number.isNaN(date)) return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return Math.max(0, (date - (Number.isNaN(serverNow) ? now : serverNow)) / 1000);
}
