import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, it } from 'vitest';

import { sendOtlp } from './send-otlp';
import { EXPORTS } from './write-exports';

const TEXTS = { [EXPORTS.traces]: '{"traces":1}', [EXPORTS.metrics]: '{"metrics":1}' };

let close: () => void = () => undefined;

afterEach(() => close());

async function listen(status: number): Promise<{ readonly url: string; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push(
        [request.method, request.url, request.headers['content-type'], request.headers['x-key'], body].join(' '),
      );
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

it('sends nothing where nobody asked for it', async () => {
  expect(await sendOtlp(TEXTS, {}, () => Promise.reject(new Error('must not be called')))).toBeUndefined();
});

it('sends trace and metrics to the paths of the protocol, with the headers that were given', async () => {
  const { url, heard } = await listen(200);
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/`, OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b==, y=' };
  expect(await sendOtlp(TEXTS, environment, fetch)).toBeUndefined();
  expect(heard).toEqual([
    'POST /v1/traces application/json a b== {"traces":1}',
    'POST /v1/metrics application/json a b== {"metrics":1}',
  ]);
});

it('says what a server answered, and what an address is not', async () => {
  const { url } = await listen(503);
  expect(await sendOtlp(TEXTS, { OTEL_EXPORTER_OTLP_ENDPOINT: url }, fetch)).toMatch(/answered 503 to the traces/);
  expect(await sendOtlp(TEXTS, { OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere' }, fetch)).toMatch(
    /^OTEL_EXPORTER_OTLP_ENDPOINT: .*Invalid URL/,
  );
});
