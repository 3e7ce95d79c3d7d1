import { Agent, request } from 'node:http';

/** One request of a load. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

const CONNECTIONS = 10;

/** Sends a request over a kept connection; gives the answer's status and text. */
export function send(
  agent: Agent,
  url: string,
  { method, path, body }: LoadRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
    const sent = request(url + path, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Asks as fast as answers come, over so many connections.
 * @param next - the next request
 * @param expected - fails unless every answer has this status
 * @returns requests a second
 */
export async function load(
  url: string,
  next: () => LoadRequest,
  expected: number,
  milliseconds: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const begin = performance.now();
  let count = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - begin < milliseconds) {
      const { status, text } = await send(agent, url, next());
      if (status !== expected) throw new Error(`${url} answered ${status}, not ${expected}: ${text}`);
      count++;
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
    return count / ((performance.now() - begin) / 1000);
  } finally {
    agent.destroy();
  }
}
