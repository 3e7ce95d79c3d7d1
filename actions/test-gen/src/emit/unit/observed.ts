import type { ServiceView } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import type { EmitContext } from '../scene';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

const HEAD = [
  'import { pino } from "pino";',
  'import { describe, expect, it } from "vitest";',
  '',
  'import { startTracing } from "../../src/http/traces.js";',
  'import { createBrokenApp } from "../support/broken.js";',
  'import { startCollector } from "../support/collector.js";',
].join('\n');

const COUNT = String.raw`/_count\{method="(\w+)",route="([^"]*)",status="(\d+)"\} (\d+)/g`;

/** What was counted, without how long it took. */
const READ_COUNTS = [
  'const response = await app.request("/metrics");',
  'const text = await response.text();',
  `const counts = [...text.matchAll(${COUNT})].map(([, method, route, status, count]) => ({ method, route, status, count }));`,
];

/** The path of an operation that one gets by a parameter. */
function findTemplate({ operations }: ServiceView): string | undefined {
  return operations
    .filter(({ planned }) => planned.method === 'get')
    .map(({ planned }) => planned.path)
    .find((path) => /^(?:\/[\w-]+)+\/\{\w+\}$/.test(path));
}

function countByTemplate(template: string): TestCase {
  const fill = (value: string): string => renderLiteral(template.replace(/\{\w+\}/, value));
  return {
    title: 'counts requests of one operation together, whatever their parameters are',
    lines: [
      'const app = createBrokenApp();',
      `for (const path of [${fill('one')}, ${fill('two')}]) await app.request(path);`,
      ...READ_COUNTS,
      `expect(counts).toMatchObject([{ method: "GET", route: ${renderLiteral(template)}, count: "2" }]);`,
    ],
  };
}

function testMetrics(view: ServiceView): TestCase[] {
  const template = findTemplate(view);
  return [
    ...(template === undefined ? [] : [countByTemplate(template)]),
    {
      title: 'counts what nobody declared as one, so that strangers cannot make it remember more',
      lines: [
        'const app = createBrokenApp();',
        'for (const path of ["/no/such/path", "/nor/this/one"]) await app.request(path);',
        ...READ_COUNTS,
        'expect(counts).toEqual([{ method: "GET", route: "none", status: "404", count: "2" }]);',
      ],
    },
    {
      title: 'tells failures from successes',
      lines: [
        'const app = createBrokenApp();',
        'for (const path of ["/healthz", "/readyz"]) await app.request(path);',
        ...READ_COUNTS,
        'expect(response.headers.get("content-type")).toContain("text/plain");',
        'expect(counts).toEqual([',
        '{ method: "GET", route: "/healthz", status: "200", count: "1" },',
        '{ method: "GET", route: "/readyz", status: "503", count: "1" },',
        ']);',
      ],
    },
  ];
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

const TRACES: readonly TestCase[] = [
  {
    title: 'tells a collector of each request, as part of the trace that it came from',
    lines: [
      'const spans = await startCollector();',
      'const tracing = await startTracing({ OTEL_SERVICE_NAME: "under-test" });',
      'const app = createBrokenApp({ tracing });',
      `const headers = { traceparent: "00-${TRACE}-${PARENT}-01" };`,
      'await app.request("/healthz", { headers });',
      'await tracing.stop();',
      'const attributes = { "http.request.method": "GET", "http.route": "/healthz" };',
      'expect(spans).toMatchObject([',
      `{ service: "under-test", name: "GET /healthz", traceId: "${TRACE}", parentSpanId: "${PARENT}", isError: false, attributes },`,
      ']);',
    ],
  },
  {
    title: 'marks what failed, and the lines of the log that belong to it',
    lines: [
      'const spans = await startCollector();',
      'const logged: string[] = [];',
      'const log = pino({ level: "error" }, { write: (line) => logged.push(line) });',
      'const tracing = await startTracing({});',
      'await createBrokenApp({ tracing, log }).request("/readyz");',
      'await tracing.stop();',
      'expect(spans).toMatchObject([{ name: "GET /readyz", isError: true }]);',
      'expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ traceId: spans[0]?.traceId }]);',
    ],
  },
];

/** Tests of what the service tells those who watch it. */
export function emitObserved({ view }: EmitContext): TestModule | undefined {
  const suites = [
    { title: 'metrics', cases: testMetrics(view) },
    { title: 'traces', cases: TRACES },
  ];
  return createModule({ path: 'tests/unit/observed.test.ts', kind: 'unit', head: HEAD, suites });
}
