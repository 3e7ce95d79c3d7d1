import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';

/** A whole answer, its body as text. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
}

/** One request. */
export interface HttpQuestion {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

const LONGEST_BODY = 16 * 1024 * 1024;

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LONGEST_BODY) throw new Error(`the body is longer than ${LONGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Asks once, on a connection of its own that ends with the answer, so that nothing keeps the service from stopping.
 * @throws {Error} when no whole answer comes in time
 */
export function ask(question: HttpQuestion): Promise<HttpAnswer> {
  const begin = performance.now();
  const { method, url, headers = {}, timeout, signal } = question;
  const late = AbortSignal.timeout(timeout);
  return new Promise((resolve, reject) => {
    const end = (error: Error): void =>
      reject(late.aborted ? new Error(`no whole answer within ${timeout / 1000} s`) : error);
    const sent = request(
      url,
      { method, headers, agent: false, signal: signal === undefined ? late : AbortSignal.any([late, signal]) },
      (message) => {
        readBody(message).then(
          (body) =>
            resolve({
              status: message.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(message.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
              ),
              body,
              milliseconds: Math.round((performance.now() - begin) * 10) / 10,
            }),
          end,
        );
      },
    );
    sent.on('error', end);
    sent.end();
  });
}
