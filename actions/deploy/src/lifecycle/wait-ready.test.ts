import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { systemClock } from '@orchestrate/kit/clock';
import { afterEach, describe, expect, it } from 'vitest';

import type { Condition } from './target';
import type { ReadinessQuestion } from './wait-ready';
import { waitUntilReady } from './wait-ready';

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

async function listen(listener: RequestListener): Promise<string> {
  const own = (server = createServer(listener));
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
}

function ask(url: string, changes: Partial<ReadinessQuestion> = {}) {
  return waitUntilReady({
    url,
    timeoutSeconds: 0.2,
    pollMilliseconds: 5,
    inspect: () => Promise.resolve({ state: 'running', deaths: 0 }),
    mayLackEndpoints: false,
    clock: systemClock,
    startedAt: systemClock.elapsed(),
    signal: new AbortController().signal,
    ...changes,
  });
}

/** Answers each request with the next of the statuses, the last one for ever. */
function answerWith(statuses: Record<string, number[]>): RequestListener {
  return ({ url = '' }, response) => {
    const left = statuses[url] ?? [404];
    response.writeHead((left.length > 1 ? left.shift() : left[0]) ?? 500).end();
  };
}

describe('waitUntilReady', () => {
  it('waits for health, then for readiness', async () => {
    const url = await listen(answerWith({ '/healthz': [500, 200], '/readyz': [503, 503, 204] }));
    const { healthySeconds, readySeconds, absent, deaths } = await ask(url, { timeoutSeconds: 5 });
    expect(readySeconds).toBeGreaterThan(healthySeconds);
    expect({ absent, deaths }).toEqual({ absent: [], deaths: 0 });
  });

  it('says what it saw last when the time is up', async () => {
    const url = await listen(answerWith({ '/healthz': [200], '/readyz': [503] }));
    await expect(ask(url)).rejects.toThrow('not ready within 0.2 s: GET /readyz answered 503');
  });

  it('says so when nothing answers', async () => {
    await expect(ask('http://127.0.0.1:1')).rejects.toThrow(
      /not ready within 0.2 s: GET \/healthz .*ECONNREFUSED.*; does it listen on the port that PORT names\?/,
    );
  });

  it('does not wait for the dead', async () => {
    const dead: Condition = { state: 'dead', deaths: 3, reason: 'it died', exitCode: 9 };
    const waiting = ask('http://127.0.0.1:1', { timeoutSeconds: 60, inspect: () => Promise.resolve(dead) });
    await expect(waiting).rejects.toMatchObject({ message: 'it died', exitCode: 9 });
  });

  it('holds out until its keeper calls it healthy', async () => {
    const url = await listen(answerWith({ '/healthz': [200], '/readyz': [200] }));
    const inspect = (): Promise<Condition> => Promise.resolve({ state: 'starting', deaths: 0 });
    await expect(ask(url, { inspect })).rejects.toThrow(/its container is not healthy yet/);
  });

  it('lets a service of somebody else lack the endpoints, and a generated one not', async () => {
    const url = await listen(answerWith({}));
    expect((await ask(url, { mayLackEndpoints: true })).absent).toEqual(['/healthz', '/readyz']);
    await expect(ask(url)).rejects.toThrow('GET /healthz answered 404');
  });

  it('ends at once when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(ask('http://127.0.0.1:1', { timeoutSeconds: 60, signal })).rejects.toThrow('cancelled');
  });
});
