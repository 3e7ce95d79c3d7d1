import type { ServiceView } from '../../service/service-view';
import { renderLiteral, renderObject } from '../../text/code';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import type { Sources } from './schemas';

const BAD_VARIABLES: readonly (readonly [label: string, name: string, value: string])[] = [
  ['a port that is no number', 'PORT', 'many'],
  ['a port below 0', 'PORT', '-1'],
  ['a port above 65535', 'PORT', '65536'],
  ['a level that the log does not know', 'LOG_LEVEL', 'loud'],
  ['an environment that nobody knows', 'NODE_ENV', 'elsewhere'],
  ['the address of something else than PostgreSQL', 'DATABASE_URL', 'sqlite:data.db'],
  ['no connections at all', 'DATABASE_CONNECTIONS', '0'],
  ['a query that may take no time', 'DATABASE_TIMEOUT', '0'],
  ['a request that may take no time', 'REQUEST_TIMEOUT', '0'],
  ['a time that is no number', 'SHUTDOWN_TIMEOUT', 'soon'],
  ['a body of no bytes', 'MAX_BODY_BYTES', '0'],
  ['headers that no request could have', 'MAX_HEADER_BYTES', '10'],
  ['an origin without its scheme', 'CORS_ORIGINS', 'app.example.org'],
  ['an origin with a path', 'CORS_ORIGINS', 'https://app.example.org,https://app.example.org/page'],
  ['a collector that speaks no HTTP', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317'],
];

const GOOD_VARIABLES: readonly (readonly [title: string, code: string])[] = [
  ['needs nothing outside production', 'expect(readConfig({})).toMatchObject({ port: 8080, host: "0.0.0.0" });'],
  ['takes the port from PORT', 'expect(readConfig({ PORT: "3000" }).port).toBe(3000);'],
  ['takes port 0, which stands for a free one', 'expect(readConfig({ PORT: "0" }).port).toBe(0);'],
  ['counts an empty variable as absent', 'expect(readConfig({ PORT: "" }).port).toBe(8080);'],
  ['lets no other origin in unless told', 'expect(readConfig({}).http.corsOrigins).toEqual([]);'],
  [
    'takes origins apart at commas',
    'expect(readConfig({ CORS_ORIGINS: "https://a.example.org, *" }).http.corsOrigins).toEqual(["https://a.example.org", "*"]);',
  ],
  [
    'takes times in seconds',
    'expect(readConfig({ REQUEST_TIMEOUT: "2", SHUTDOWN_TIMEOUT: "3" }).http).toMatchObject({ timeout: 2000, grace: 3000 });',
  ],
  [
    'takes limits of the database',
    'expect(readConfig({ DATABASE_TIMEOUT: "4", DATABASE_CONNECTIONS: "5" }).database).toMatchObject({ timeout: 4000, connections: 5 });',
  ],
];

/** Of services that tell addresses of their own. */
const BAD_PUBLIC_URL: readonly (readonly [label: string, name: string, value: string])[] = [
  ['a public address without its scheme', 'PUBLIC_URL', 'api.example.org'],
  ['a public address with a path', 'PUBLIC_URL', 'https://api.example.org/shop'],
];

const GOOD_PUBLIC_URL: readonly (readonly [title: string, code: string])[] = [
  [
    'takes the origin that callers know',
    'expect(readConfig({ PUBLIC_URL: "https://api.example.org" }).http.publicUrl).toBe("https://api.example.org");',
  ],
  ['needs no origin that callers know', 'expect(readConfig({}).http.publicUrl).toBeUndefined();'],
];

function testProduction({ plan }: ServiceView): TestCase {
  const call = 'readConfig({ NODE_ENV: "production" })';
  return plan.securitySchemes.some(({ type }) => type !== 'unsupported')
    ? { title: 'asks for credentials in production', isSync: true, lines: [`expect(() => ${call}).toThrow();`] }
    : { title: 'needs nothing in production', isSync: true, lines: [`expect(${call}).toMatchObject({ port: 8080 });`] };
}

function testConfig(view: ServiceView, tellsAddresses: boolean): TestCase[] {
  const rows = [...BAD_VARIABLES, ...(tellsAddresses ? BAD_PUBLIC_URL : [])].map(([label, name, value]) => ({
    label,
    values: [renderObject([[name, renderLiteral(value)]])],
  }));
  return [
    ...[...GOOD_VARIABLES, ...(tellsAddresses ? GOOD_PUBLIC_URL : [])].map(([title, line]) => ({
      title,
      isSync: true,
      lines: [line],
    })),
    {
      title: 'refuses %s',
      isSync: true,
      table: { columns: ['variables'], rows },
      lines: ['expect(() => readConfig(variables)).toThrow();'],
    },
    {
      title: 'tells every problem at once',
      isSync: true,
      lines: [
        'expect(() => readConfig({ PORT: "many", LOG_LEVEL: "loud" })).toThrow(/PORT[^]*LOG_LEVEL|LOG_LEVEL[^]*PORT/);',
      ],
    },
    testProduction(view),
  ];
}

/** Tests of what the service reads from its environment. */
export function emitConfig(view: ServiceView, sources: Sources): TestModule | undefined {
  const source = sources.get('src/config.ts');
  if (source?.includes('export function readConfig') !== true) return undefined;
  const head = [
    'import { describe, expect, it } from "vitest";',
    '',
    'import { readConfig } from "../../src/config.js";',
  ].join('\n');
  return createModule({
    path: 'tests/unit/config.test.ts',
    kind: 'unit',
    head,
    suites: [{ title: 'readConfig', cases: testConfig(view, source.includes('PUBLIC_URL')) }],
  });
}
