import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { afterEach, describe, expect, it } from 'vitest';

import { verifyHealth } from './health-probes';
import { verifyService } from './verify';

const FIXTURE = path.resolve(import.meta.dirname, '../../../../tests/fixtures/tiny-service/openapi.json');
const credentials = { key: { header: 'X-Key', value: 'tiny-key' } };
const { signal } = new AbortController();

let server: Server | undefined;

afterEach(async () => {
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

type Answer = readonly [status: number, body: unknown];

async function serve(answer: (request: IncomingMessage) => Answer): Promise<string> {
  const own = (server = createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }));
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
}

async function verify(url: string, given = credentials) {
  const document = JSON.parse(await readFile(FIXTURE, 'utf8')) as OpenApiDocument;
  const { probes, ...counts } = await verifyService(url, { document, plan: undefined, origin: 'test' }, given, signal);
  return {
    counts,
    probes: probes.map(({ path: asked, status, verdict, reason }) => ({ asked, status, verdict, reason })),
  };
}

describe('verifyService', () => {
  it('asks for what a list held', async () => {
    const things = [{ id: 3, name: 'anvil' }];
    const url = await serve(({ url: asked, headers }) => {
      if (headers['x-key'] !== 'tiny-key') return [401, {}];
      return asked === '/things' ? [200, things] : [200, things[0]];
    });
    const { counts, probes } = await verify(url);
    expect(counts).toEqual({ schemaVersion: 1, url, passed: 2, failed: 0, skipped: 0 });
    expect(probes.map(({ asked }) => asked)).toEqual(['/things', '/things/3']);
  });

  it('asks for what is not there where a list is empty, and wants to hear so', async () => {
    const url = await serve(({ url: asked }) => (asked === '/things' ? [200, []] : [404, {}]));
    const { probes } = await verify(url);
    expect(probes[1]).toMatchObject({ asked: '/things/2147483647', status: 404, verdict: 'passed' });
  });

  it('fails a service that has everything one could ask for', async () => {
    const url = await serve(({ url: asked }) => (asked === '/things' ? [200, []] : [200, { id: 1, name: 'x' }]));
    expect((await verify(url)).probes[1]).toMatchObject({ status: 200, verdict: 'failed' });
  });

  it('fails what does not answer', async () => {
    const { counts, probes } = await verify('http://127.0.0.1:1');
    expect(counts).toMatchObject({ passed: 0, failed: 2 });
    expect(probes[0]?.reason).toMatch(/^no answer: .*ECONNREFUSED/);
  });
});

describe('verifyHealth', () => {
  it('probes the endpoints that there are', async () => {
    const url = await serve(({ url: asked }) => [asked === '/healthz' ? 200 : 503, {}]);
    expect(await verifyHealth(url, [], signal)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(await verifyHealth(url, ['/readyz'], signal)).toMatchObject({ passed: 1, failed: 0, skipped: 1 });
  });
});
