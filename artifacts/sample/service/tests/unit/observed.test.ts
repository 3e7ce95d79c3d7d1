import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { startTracing } from '../../src/http/traces.js';
import { createBrokenApp } from '../support/broken.js';
import { startCollector } from '../support/collector.js';

describe('metrics', () => {
  it('counts requests of one operation together, whatever their parameters are', async () => {
    const app = createBrokenApp();
    for (const path of ['/authors/one', '/authors/two']) await app.request(path);
    const response = await app.request('/metrics');
    const text = await response.text();
    const counts = [
      ...text.matchAll(/_count\{method="(\w+)",route="([^"]*)",status="(\d+)"\} (\d+)/g),
    ].map(([, method, route, status, count]) => ({ method, route, status, count }));
    expect(counts).toMatchObject([{ method: 'GET', route: '/authors/{authorId}', count: '2' }]);
  });

  it('counts what nobody declared as one, so that strangers cannot make it remember more', async () => {
    const app = createBrokenApp();
    for (const path of ['/no/such/path', '/nor/this/one']) await app.request(path);
    const response = await app.request('/metrics');
    const text = await response.text();
    const counts = [
      ...text.matchAll(/_count\{method="(\w+)",route="([^"]*)",status="(\d+)"\} (\d+)/g),
    ].map(([, method, route, status, count]) => ({ method, route, status, count }));
    expect(counts).toEqual([{ method: 'GET', route: 'none', status: '404', count: '2' }]);
  });

  it('tells failures from successes', async () => {
    const app = createBrokenApp();
    for (const path of ['/healthz', '/readyz']) await app.request(path);
    const response = await app.request('/metrics');
    const text = await response.text();
    const counts = [
      ...text.matchAll(/_count\{method="(\w+)",route="([^"]*)",status="(\d+)"\} (\d+)/g),
    ].map(([, method, route, status, count]) => ({ method, route, status, count }));
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(counts).toEqual([
      { method: 'GET', route: '/healthz', status: '200', count: '1' },
      { method: 'GET', route: '/readyz', status: '503', count: '1' },
    ]);
  });
});

describe('traces', () => {
  it('tells a collector of each request, as part of the trace that it came from', async () => {
    const spans = await startCollector();
    const tracing = await startTracing({ OTEL_SERVICE_NAME: 'under-test' });
    const app = createBrokenApp({ tracing });
    const headers = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    await app.request('/healthz', { headers });
    await tracing.stop();
    const attributes = { 'http.request.method': 'GET', 'http.route': '/healthz' };
    expect(spans).toMatchObject([
      {
        service: 'under-test',
        name: 'GET /healthz',
        traceId: '0af7651916cd43dd8448eb211c80319c',
        parentSpanId: 'b7ad6b7169203331',
        isError: false,
        attributes,
      },
    ]);
  });

  it('marks what failed, and the lines of the log that belong to it', async () => {
    const spans = await startCollector();
    const logged: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => logged.push(line) });
    const tracing = await startTracing({});
    await createBrokenApp({ tracing, log }).request('/readyz');
    await tracing.stop();
    expect(spans).toMatchObject([{ name: 'GET /readyz', isError: true }]);
    expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { traceId: spans[0]?.traceId },
    ]);
  });
});
