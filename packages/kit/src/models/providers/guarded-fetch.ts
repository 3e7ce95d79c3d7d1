import { sanitizeText } from '../../safety/text';
import { ModelError } from '../provider';

import { failureOf, readProviderError, readRetryAfter } from './provider-error';
import type { Send } from './proxied-fetch';

/** A `fetch` that lets nothing through but a good answer of the expected kind. */
export interface Guard {
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** What it refused of the last answer: the same that it threw, which client libraries wrap or lose. */
  failure(): ModelError | undefined;
}

/** Most of an answer, in bytes; what is more is nobody's answer to a prompt. */
export const MOST_ANSWER_BYTES = 8 * 2 ** 20;
const MOST_ERROR_BYTES = 65_536;
const MOST_MESSAGE = 500;

// What client libraries tell of the machine that they run on.
const TELEMETRY = /^(?:x-stainless-.*|x-goog-api-client)$/;

function removeTelemetry(given: RequestInit['headers']): Headers {
  // Client libraries make them anew for each request.
  const headers = given instanceof Headers ? given : new Headers(given);
  for (const name of [...headers.keys()]) if (TELEMETRY.test(name)) headers.delete(name);
  return headers;
}

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (response.body === null) return text;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= MOST_ERROR_BYTES) break;
  }
  return text.slice(0, MOST_ERROR_BYTES);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeBody(text: string, message: string | undefined): string {
  if (message !== undefined) return sanitizeText(message, MOST_MESSAGE).replace(/\s+/g, ' ').trim();
  if (text.trim() === '') return 'an empty answer';
  return /^\s*</.test(text) ? 'a page for people' : 'an answer of another kind';
}

async function refuse(response: Response, problem: string): Promise<ModelError> {
  const { status, headers } = response;
  const text = await readStart(response);
  const error = readProviderError(parseJson(text));
  const isGood = status >= 200 && status < 300;
  const failure = isGood ? 'malformed' : failureOf(status, error);
  const retryAfter = readRetryAfter(headers, Date.now()) ?? error?.retryAfter;
  return new ModelError(failure, `${problem}: ${describeBody(text, error?.message)}`, { status, retryAfter });
}

type Body = ReadableStream<Uint8Array>;

/** Reads on as it is read; a stream between the two would cost several times as much for each piece. */
function limit(body: Body, onTooMuch: (error: ModelError) => void): Body {
  const reader = body.getReader();
  let bytes = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { done, value } = await reader.read();
    if (done) {
      controller.close();
      return;
    }
    bytes += value.byteLength;
    if (bytes <= MOST_ANSWER_BYTES) {
      controller.enqueue(value);
      return;
    }
    const error = new ModelError('malformed', `the answer is longer than ${MOST_ANSWER_BYTES} bytes`);
    onTooMuch(error);
    await reader.cancel(error).catch(() => undefined);
    throw error;
  };
  return new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 });
}

/**
 * Makes a guard for one call. It follows no redirect (which would carry the key elsewhere), reads errors, checks the
 * kind of the answer, bounds its size and removes what client libraries report about the machine.
 * @param accepted - media types of a good answer; one that names none is taken for good
 * @param way - what sends
 */
export function createGuard(accepted: readonly string[], signal: AbortSignal, way: Send): Guard {
  let failure: ModelError | undefined;
  const fail = (error: ModelError): ModelError => (failure = error);
  const send: Guard['fetch'] = async (input, init = {}) => {
    failure = undefined;
    const headers = removeTelemetry(init.headers);
    const response = await way(input, { ...init, headers, redirect: 'manual', signal: init.signal ?? signal });
    const { status, statusText } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      throw fail(
        new ModelError('malformed', `answered with a redirect (${status}), which is not followed`, { status }),
      );
    }
    if (!response.ok) throw fail(await refuse(response, `answered ${status}`));
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== undefined && !accepted.includes(type))
      throw fail(await refuse(response, `answered with ${sanitizeText(type, 80)} instead of ${accepted.join(' or ')}`));
    const body = response.body === null ? null : limit(response.body, fail);
    return new Response(body, { status, statusText, headers: response.headers });
  };
  return { fetch: send, failure: () => failure };
}
