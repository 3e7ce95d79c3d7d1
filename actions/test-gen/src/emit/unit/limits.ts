import type { Suite, TestCase } from '../test-module';

const HTTP = 'const http = { corsOrigins: [], maxBody: 10, timeout: 10_000 };';

const ECHO = [
  HTTP,
  'const app = createBrokenApp({ http });',
  'app.post("/only/in/tests/echo", async (c) => c.text(await c.req.text()));',
];

/** Sent piece by piece, so that no header tells its size. */
const STREAM = [
  'const headers = { "transfer-encoding": "chunked" };',
  'const body = new Blob(["x".repeat(length)]).stream();',
  'const sent = { method: "POST", headers, body, duplex: "half" };',
  'const response = await app.request("/only/in/tests/echo", sent);',
];

const SIZED = [
  'const headers = { "content-length": String(length) };',
  'const response = await app.request("/only/in/tests/echo", { method: "POST", headers, body: "x".repeat(length) });',
];

const BODIES: readonly TestCase[] = [
  {
    title: 'takes a body as large as one may be',
    lines: [...ECHO, 'const length = 10;', ...SIZED, 'expect(await response.text()).toBe("x".repeat(length));'],
  },
  {
    title: 'answers 413 to a body that says that it is larger',
    lines: [...ECHO, 'const length = 11;', ...SIZED, 'expect(response.status).toBe(413);'],
  },
  {
    title: 'takes a body in pieces as large as one may be',
    lines: [...ECHO, 'const length = 10;', ...STREAM, 'expect(await response.text()).toBe("x".repeat(length));'],
  },
  {
    title: 'answers 413 to a body in pieces that turns out to be larger',
    lines: [...ECHO, 'const length = 11;', ...STREAM, 'expect(response.status).toBe(413);'],
  },
];

const OTHERS: readonly TestCase[] = [
  {
    title: 'answers 414 to an address that is too long',
    lines: [
      'const response = await createBrokenApp().request(`/healthz?${"x".repeat(8000)}`);',
      'expect(response.status).toBe(414);',
    ],
  },
  {
    title: 'answers 503 where an answer takes too long, and says when to come again',
    lines: [
      'const app = createBrokenApp({ http: { corsOrigins: [], maxBody: 10, timeout: 20 } });',
      'app.get("/only/in/tests/never", () => new Promise<Response>(() => undefined));',
      'const response = await app.request("/only/in/tests/never");',
      'expect(response.status).toBe(503);',
      'expect(response.headers.get("retry-after")).toBe("1");',
    ],
  },
];

/** What a request may cost. */
export const LIMITS: Suite = { title: 'limits of a request', cases: [...BODIES, ...OTHERS] };
