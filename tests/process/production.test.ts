import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { beginPost } from '../support/begun-post';
import type { ServiceProcess } from '../support/built-service';
import { buildService, startService } from '../support/built-service';
import { ROOT } from '../support/bundle';
import { askPostgres, startPostgres } from '../support/postgres-server';

import { describeWith } from '@orchestrate/testkit/require-tool';

const SPECIFICATION = path.join(ROOT, 'tests/fixtures/specifications/photos.yaml');

let root: string;
let directory: string;
const running: ServiceProcess[] = [];

async function start(environment: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
  const service = await startService(directory, environment);
  running.push(service);
  return service;
}

const json = { 'content-type': 'application/json' };
const note = (title: string): string => JSON.stringify({ title, kind: 'idea', rank: 1 });
const post = (url: string, title: string): Promise<Response> =>
  fetch(`${url}/notes`, { method: 'POST', headers: json, body: note(title) });

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  directory = await buildService(root, await readFile(SPECIFICATION, 'utf8'));
});

afterEach(async () => {
  for (const service of running.splice(0)) {
    service.signal('SIGKILL');
    await service.exit;
  }
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('a generated service in production', () => {
  describe('with its usual settings', () => {
    let service: ServiceProcess;

    beforeAll(async () => {
      service = await startService(directory);
    });

    afterAll(async () => {
      service.signal('SIGKILL');
      await service.exit;
    });

    // First, while nobody else has asked.
    it('counts requests by route, whatever the paths are', async () => {
      const { url } = service;
      for (let index = 0; index < 3; index++) await fetch(`${url}/notes/00000000-0000-4000-8000-00000000000${index}`);
      for (let index = 0; index < 3; index++) await fetch(`${url}/nothing-${index}`);
      const metrics = await (await fetch(`${url}/metrics`)).text();
      const counts = metrics.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'));
      expect(counts.sort()).toEqual([
        'http_request_duration_seconds_count{method="GET",route="/notes/{id}",status="404"} 3',
        'http_request_duration_seconds_count{method="GET",route="none",status="404"} 3',
      ]);
      expect(metrics).toContain('process_resident_memory_bytes');
    });

    it('takes and gives ids of requests, logs by them, and tells browsers to be careful', async () => {
      const { url, lines } = service;
      const answer = await fetch(`${url}/notes`, { headers: { 'x-request-id': 'abc-1', origin: 'https://a.example' } });
      expect(answer.headers.get('x-request-id')).toBe('abc-1');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      const other = await fetch(`${url}/notes`, { headers: { 'x-request-id': 'not an id' } });
      expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      const answered = { requestId: 'abc-1', method: 'GET', path: '/notes', status: 200 };
      await expect.poll(() => lines, { timeout: 30_000 }).toContainEqual(expect.objectContaining(answered));
    });

    it('answers below the path of its server, and at the root for a proxy that takes it away', async () => {
      const { url } = service;
      const made = (await (await post(`${url}/v1`, 'below')).json()) as { id: string };
      for (const base of ['/v1', '']) expect((await fetch(`${url}${base}/notes/${made.id}`)).status).toBe(200);
      expect((await fetch(`${url}/v2/notes`)).status).toBe(404);
      expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ servers: [{ url: '/v1' }] });
    });

    it('takes one body in three media types, by one set of rules, and answers in the one that is asked for', async () => {
      const { url } = service;
      const send = (type: string, body: string, accept = '*/*'): Promise<Response> =>
        fetch(`${url}/notes`, { method: 'POST', headers: { 'content-type': type, accept }, body });
      const xml = (title: string): string => `<note><title>${title}</title><kind>idea</kind><rank>1</rank></note>`;
      const form = 'application/x-www-form-urlencoded';
      const made = await send('application/xml', xml('x &lt; y'));
      const one = (await made.json()) as { readonly id: string };
      expect(one).toMatchObject({ title: 'x < y', kind: 'idea', rank: 1 });
      expect((await send(form, 'title=form&kind=idea&rank=1')).status).toBe(201);
      expect((await send('application/json', note('json'), 'text/html, application/xml;q=0.9')).status).toBe(201);
      expect((await send('application/json', note(''))).status).toBe(400);
      expect((await send('application/xml', xml(''))).status).toBe(400);
      expect((await send('application/xml', `<!DOCTYPE n [<!ENTITY a "a">]>${xml('&a;')}`)).status).toBe(400);
      expect((await send(form, 'title=&kind=idea&rank=1')).status).toBe(400);
      expect((await send('multipart/form-data; boundary=a', 'x')).status).toBe(415);
      const shown = await fetch(`${url}/notes/${one.id}`, { headers: { accept: 'application/xml' } });
      expect(shown.headers.get('content-type')).toBe('application/xml');
      expect(shown.headers.get('vary')).toContain('Accept');
      expect(await shown.text()).toBe(
        `<?xml version="1.0" encoding="UTF-8"?><note id="${one.id}"><title>x &lt; y</title><kind>idea</kind><rank>1</rank></note>`,
      );
      const usual = await fetch(`${url}/notes/${one.id}`, { headers: { accept: 'image/png' } });
      expect([usual.status, usual.headers.get('content-type')]).toEqual([200, 'application/json']);
    });

    it('keeps a photo beside a note, gives it back byte for byte, and refuses what is none', async () => {
      const { url } = service;
      const { id } = (await (await post(url, 'With a photo')).json()) as { id: string };
      const put = (body: string | Uint8Array<ArrayBuffer>, type: string, note = id): Promise<Response> =>
        fetch(`${url}/notes/${note}/photo`, { method: 'PUT', headers: { 'content-type': type }, body });
      const photo = Uint8Array.from({ length: 150_000 }, (_, index) => index % 256);
      const get = (): Promise<Response> => fetch(`${url}/notes/${id}/photo`);
      expect((await get()).status).toBe(404);
      expect((await put('a first one', 'image/png')).status).toBe(204);
      expect((await put(photo, 'image/png')).status).toBe(204);
      const found = await get();
      expect(new Uint8Array(await found.arrayBuffer())).toEqual(photo);
      const headers = ['content-type', 'content-length', 'content-disposition'].map((name) => found.headers.get(name));
      expect(headers).toEqual(['image/png', '150000', 'attachment']);
      const refused = [put('text', 'text/html'), put(new Uint8Array(200_001), 'image/png')];
      const stranger = put(photo, 'image/png', '7f1c2d7a-9f0f-4a51-8f7c-3d1f0a4f9b11');
      expect((await Promise.all([...refused, stranger])).map(({ status }) => status)).toEqual([415, 413, 404]);
    });

    it('keeps idle connections longer than callers and load balancers do, so that none loses a request', async () => {
      const { url } = service;
      expect((await fetch(`${url}/notes`)).headers.get('keep-alive')).toBe('timeout=60');
    });
  });

  describe('with settings of its own', () => {
    const received: string[] = [];
    let collector: Server;
    let service: ServiceProcess;

    beforeAll(async () => {
      collector = createServer((request, response) => {
        request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
        request.on('end', () => response.end('{}'));
      });
      await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
      const address = collector.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      service = await startService(directory, {
        CORS_ORIGINS: 'https://a.example, https://b.example',
        MAX_BODY_BYTES: '100',
        MAX_HEADER_BYTES: '12000',
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      });
    });

    afterAll(async () => {
      collector.close();
      service.signal('SIGKILL');
      await service.exit;
    });

    it('lets the pages of configured origins in, and no others', async () => {
      const { url } = service;
      const allowed = async (origin: string): Promise<string | null> => {
        const headers = { origin, 'access-control-request-method': 'POST' };
        const answer = await fetch(`${url}/notes`, { method: 'OPTIONS', headers });
        expect(answer.status).toBe(204);
        return answer.headers.get('access-control-allow-origin');
      };
      expect(await allowed('https://b.example')).toBe('https://b.example');
      expect(await allowed('https://c.example')).toBeNull();
    });

    it('refuses what is too large', async () => {
      const { url } = service;
      expect((await post(url, 'x'.repeat(200))).status).toBe(413);
      const stream = new Blob([note('x'.repeat(200))]).stream();
      const streamed = { method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit;
      expect((await fetch(`${url}/notes`, streamed)).status).toBe(413);
      expect((await fetch(`${url}/notes?kind=${'x'.repeat(9_000)}`)).status).toBe(414);
      expect((await fetch(`${url}/notes`, { headers: { 'x-long': 'x'.repeat(13_000) } })).status).toBe(431);
    });

    // Last: it ends the service.
    it('sends a span of each request to the collector, in the trace of the caller', async () => {
      const trace = '0af7651916cd43dd8448eb211c80319c';
      await fetch(`${service.url}/notes`, { headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
      service.signal('SIGTERM');
      expect(await service.exit).toBe(0);
      const sent = received.join('');
      expect(sent).toContain(trace);
      expect(sent).toContain('GET /notes');
      expect(service.lines).toContainEqual(expect.objectContaining({ traceId: trace, path: '/notes' }));
    });
  });

  it('answers what was begun before it stops, and nothing that comes after', async () => {
    const service = await start();
    const notes = Array.from({ length: 20 }, (_, index) => note(`note ${index}`));
    const begun = await Promise.all(notes.map((text) => beginPost(service.port, text)));
    // The kernel accepts connections before the service does; an answer says that it has come to them.
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    service.signal('SIGTERM');
    await service.logged('stopping');
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
    const answers = await Promise.all(begun.map((request) => request.finish()));
    expect(answers.map((answer) => answer.split('\r\n')[0])).toEqual(answers.map(() => 'HTTP/1.1 201 Created'));
    expect(await service.exit).toBe(0);
    expect(service.lines.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('waits no longer than it may for a client that stands still', async () => {
    const service = await start({ SHUTDOWN_TIMEOUT: '1' });
    await beginPost(service.port, note('never finished'));
    service.signal('SIGTERM');
    expect(await service.exit).toBe(0);
  });

  it('gives up on requests that do not come to an end', async () => {
    const service = await start({ REQUEST_TIMEOUT: '1' });
    const { finish } = await beginPost(service.port, note('slow'), 'close');
    await delay(1500);
    expect(await finish()).toMatch(/^HTTP\/1\.1 (?:408|503) /);
  });

  it('tells all that is wrong with its settings at once', async () => {
    const service = await start({ PORT: 'many', CORS_ORIGINS: 'a.example', REQUEST_TIMEOUT: '0', MAX_BODY_BYTES: 'x' });
    expect(await service.exit).toBe(1);
    expect(service.lines).toHaveLength(1);
    expect(service.lines[0]).toMatchObject({ msg: 'bad configuration' });
    const problems = String(service.lines[0]?.problems);
    for (const name of ['PORT', 'CORS_ORIGINS', 'REQUEST_TIMEOUT', 'MAX_BODY_BYTES']) expect(problems).toContain(name);
  });
});

await describeWith('postgres', 'a generated service on a PostgreSQL server', (program) => {
  let server: Awaited<ReturnType<typeof startPostgres>>;

  beforeAll(async () => {
    server = await startPostgres(program);
  });

  afterAll(() => server.stop());

  const ask = (text: string): Promise<Record<string, unknown>[]> => askPostgres(directory, server.url, text);

  it('makes its tables once, though two instances start at the same time, and keeps what is stored', async () => {
    const [one, other] = await Promise.all([start({ DATABASE_URL: server.url }), start({ DATABASE_URL: server.url })]);
    const made = (await (await post(one.url, 'kept')).json()) as { id: string };
    expect(await (await fetch(`${other.url}/notes/${made.id}`)).json()).toMatchObject({ title: 'kept', rank: 1 });
    expect((await fetch(`${one.url}/readyz`)).status).toBe(200);
  });

  it('lets one of two writers have a title, and tells the other', async () => {
    const { url } = await start({ DATABASE_URL: server.url });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(url, 'wanted')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  });

  it('holds values to the specification in the database, and indexes what lists are narrowed by', async () => {
    await start({ DATABASE_URL: server.url });
    await expect(ask(`insert into notes (title, kind) values ('x', 'nonsense')`)).rejects.toThrow(/check constraint/);
    await expect(ask(`insert into notes (title, kind, rank) values ('x', 'idea', 10)`)).rejects.toThrow(/check/);
    const indexes = await ask(`select indexdef from pg_indexes where tablename = 'notes'`);
    expect(indexes.map(({ indexdef }) => String(indexdef)).join('\n')).toContain('(kind)');
  });

  it('answers 503 where the database takes too long, and goes on', async () => {
    const { url } = await start({ DATABASE_URL: server.url, DATABASE_TIMEOUT: '1' });
    const slow = ask(`begin; lock table notes in access exclusive mode; select pg_sleep(3); commit`);
    await delay(500);
    expect((await fetch(`${url}/notes`)).status).toBe(503);
    await slow;
    expect((await fetch(`${url}/notes`)).status).toBe(200);
  });
});
