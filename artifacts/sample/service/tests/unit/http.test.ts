import { describe, expect, it } from 'vitest';

import { createBrokenApp } from '../support/broken.js';

describe('limits of a request', () => {
  it('takes a body as large as one may be', async () => {
    const http = { corsOrigins: [], maxBody: 10, timeout: 10_000 };
    const app = createBrokenApp({ http });
    app.post('/only/in/tests/echo', async (c) => c.text(await c.req.text()));
    const length = 10;
    const headers = { 'content-length': String(length) };
    const response = await app.request('/only/in/tests/echo', {
      method: 'POST',
      headers,
      body: 'x'.repeat(length),
    });
    expect(await response.text()).toBe('x'.repeat(length));
  });

  it('answers 413 to a body that says that it is larger', async () => {
    const http = { corsOrigins: [], maxBody: 10, timeout: 10_000 };
    const app = createBrokenApp({ http });
    app.post('/only/in/tests/echo', async (c) => c.text(await c.req.text()));
    const length = 11;
    const headers = { 'content-length': String(length) };
    const response = await app.request('/only/in/tests/echo', {
      method: 'POST',
      headers,
      body: 'x'.repeat(length),
    });
    expect(response.status).toBe(413);
  });

  it('takes a body in pieces as large as one may be', async () => {
    const http = { corsOrigins: [], maxBody: 10, timeout: 10_000 };
    const app = createBrokenApp({ http });
    app.post('/only/in/tests/echo', async (c) => c.text(await c.req.text()));
    const length = 10;
    const headers = { 'transfer-encoding': 'chunked' };
    const body = new Blob(['x'.repeat(length)]).stream();
    const sent = { method: 'POST', headers, body, duplex: 'half' };
    const response = await app.request('/only/in/tests/echo', sent);
    expect(await response.text()).toBe('x'.repeat(length));
  });

  it('answers 413 to a body in pieces that turns out to be larger', async () => {
    const http = { corsOrigins: [], maxBody: 10, timeout: 10_000 };
    const app = createBrokenApp({ http });
    app.post('/only/in/tests/echo', async (c) => c.text(await c.req.text()));
    const length = 11;
    const headers = { 'transfer-encoding': 'chunked' };
    const body = new Blob(['x'.repeat(length)]).stream();
    const sent = { method: 'POST', headers, body, duplex: 'half' };
    const response = await app.request('/only/in/tests/echo', sent);
    expect(response.status).toBe(413);
  });

  it('answers 414 to an address that is too long', async () => {
    const response = await createBrokenApp().request(`/healthz?${'x'.repeat(8000)}`);
    expect(response.status).toBe(414);
  });

  it('answers 503 where an answer takes too long, and says when to come again', async () => {
    const app = createBrokenApp({ http: { corsOrigins: [], maxBody: 10, timeout: 20 } });
    app.get('/only/in/tests/never', () => new Promise<Response>(() => undefined));
    const response = await app.request('/only/in/tests/never');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
  });
});

describe('pages of other origins', () => {
  it('lets a page of a listed origin in', async () => {
    const app = createBrokenApp({
      http: { corsOrigins: ['https://app.example.org'], maxBody: 1024, timeout: 10_000 },
    });
    const { status, headers } = await app.request('/healthz', {
      headers: { origin: 'https://app.example.org' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example.org');
  });

  it('keeps a page of an origin that is not listed out', async () => {
    const app = createBrokenApp({
      http: { corsOrigins: ['https://other.example.org'], maxBody: 1024, timeout: 10_000 },
    });
    const { status, headers } = await app.request('/healthz', {
      headers: { origin: 'https://app.example.org' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets every page in where all may', async () => {
    const app = createBrokenApp({ http: { corsOrigins: ['*'], maxBody: 1024, timeout: 10_000 } });
    const { status, headers } = await app.request('/healthz', {
      headers: { origin: 'https://app.example.org' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('keeps every page out unless told otherwise', async () => {
    const app = createBrokenApp();
    const { status, headers } = await app.request('/healthz', {
      headers: { origin: 'https://app.example.org' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('tells a browser that asks before what a page may send', async () => {
    const app = createBrokenApp({
      http: { corsOrigins: ['https://app.example.org'], maxBody: 1024, timeout: 10_000 },
    });
    const asked = { origin: 'https://app.example.org', 'access-control-request-method': 'DELETE' };
    const { status, headers } = await app.request('/healthz', {
      method: 'OPTIONS',
      headers: asked,
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(headers.get('access-control-max-age')).toBe('600');
  });

  it('lets a page read the headers that say how to go on', async () => {
    const app = createBrokenApp({ http: { corsOrigins: ['*'], maxBody: 1024, timeout: 10_000 } });
    const { status, headers } = await app.request('/healthz', {
      headers: { origin: 'https://app.example.org' },
    });
    expect(status).toBe(200);
    const exposed = headers.get('access-control-expose-headers')?.split(',');
    expect(exposed).toEqual(expect.arrayContaining(['ETag', 'Link', 'Location', 'Retry-After']));
  });
});

describe('headers for browsers', () => {
  it.each([
    ['a success', '/healthz', 200],
    ['an answer to what nobody declared', '/no/such/path', 404],
    ['a failure', '/readyz', 503],
  ])('come with %s', async (_what, path, expected) => {
    const { status, headers } = await createBrokenApp().request(path);
    expect(status).toBe(expected);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=[1-9]/);
  });
});
