import type { Suite, TestCase } from '../test-module';

const PAGE = 'https://app.example.org';

const openTo = (origins: string): string =>
  `const app = createBrokenApp({ http: { corsOrigins: ${origins}, maxBody: 1024, timeout: 10_000 } });`;

const ASK = `const { status, headers } = await app.request("/healthz", { headers: { origin: ${JSON.stringify(PAGE)} } });`;

function testOrigin(title: string, app: string, allowed: string): TestCase {
  const lines = [
    app,
    ASK,
    'expect(status).toBe(200);',
    `expect(headers.get("access-control-allow-origin")).toBe(${allowed});`,
  ];
  return { title, lines };
}

const PREFLIGHT: TestCase = {
  title: 'tells a browser that asks before what a page may send',
  lines: [
    openTo(JSON.stringify([PAGE])),
    `const asked = { origin: ${JSON.stringify(PAGE)}, "access-control-request-method": "DELETE" };`,
    'const { status, headers } = await app.request("/healthz", { method: "OPTIONS", headers: asked });',
    'expect(status).toBe(204);',
    'expect(headers.get("access-control-allow-methods")).toContain("DELETE");',
    'expect(headers.get("access-control-max-age")).toBe("600");',
  ],
};

const EXPOSED: TestCase = {
  title: 'lets a page read the headers that say how to go on',
  lines: [
    openTo('["*"]'),
    ASK,
    'expect(status).toBe(200);',
    'const exposed = headers.get("access-control-expose-headers")?.split(",");',
    'expect(exposed).toEqual(expect.arrayContaining(["ETag", "Link", "Location", "Retry-After"]));',
  ],
};

/** Who may read answers from a page of another origin. */
export const ORIGINS: Suite = {
  title: 'pages of other origins',
  cases: [
    testOrigin('lets a page of a listed origin in', openTo(JSON.stringify([PAGE])), JSON.stringify(PAGE)),
    testOrigin('keeps a page of an origin that is not listed out', openTo('["https://other.example.org"]'), 'null'),
    testOrigin('lets every page in where all may', openTo('["*"]'), '"*"'),
    testOrigin('keeps every page out unless told otherwise', 'const app = createBrokenApp();', 'null'),
    PREFLIGHT,
    EXPOSED,
  ].map((test) => ({ ...test, lines: test.lines.map((line) => line.replace('toBe(null)', 'toBeNull()')) })),
};

const ANSWERS = [
  ['a success', '/healthz', 200],
  ['an answer to what nobody declared', '/no/such/path', 404],
  ['a failure', '/readyz', 503],
] as const;

/** Headers that keep browsers from doing more with an answer than read it. */
export const HEADERS: Suite = {
  title: 'headers for browsers',
  cases: [
    {
      title: 'come with %s',
      table: {
        columns: ['path', 'expected'],
        rows: ANSWERS.map(([label, path, status]) => ({ label, values: [JSON.stringify(path), String(status)] })),
      },
      lines: [
        'const { status, headers } = await createBrokenApp().request(path);',
        'expect(status).toBe(expected);',
        'expect(headers.get("x-content-type-options")).toBe("nosniff");',
        'expect(headers.get("referrer-policy")).toBe("no-referrer");',
        `expect(headers.get("content-security-policy")).toContain("default-src 'none'");`,
        'expect(headers.get("strict-transport-security")).toMatch(/^max-age=[1-9]/);',
      ],
    },
  ],
};
