import type { OperationView } from '../../service/operation-view';
import type { ServiceView } from '../../service/service-view';
import { renderLiteral, renderObject } from '../../text/code';
import type { EmitContext } from '../scene';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import type { Sources } from './schemas';
import { emitSchemas } from './schemas';

const BAD_VARIABLES: readonly (readonly [label: string, name: string, value: string])[] = [
  ['a port that is no number', 'PORT', 'many'],
  ['a port below 0', 'PORT', '-1'],
  ['a port above 65535', 'PORT', '65536'],
  ['a level that the log does not know', 'LOG_LEVEL', 'loud'],
  ['an environment that nobody knows', 'NODE_ENV', 'elsewhere'],
  ['the address of something else than PostgreSQL', 'DATABASE_URL', 'sqlite:data.db'],
];

const GOOD_VARIABLES: readonly (readonly [title: string, code: string])[] = [
  ['needs nothing outside production', 'expect(readConfig({})).toMatchObject({ port: 8080, host: "0.0.0.0" });'],
  ['takes the port from PORT', 'expect(readConfig({ PORT: "3000" }).port).toBe(3000);'],
  ['takes port 0, which stands for a free one', 'expect(readConfig({ PORT: "0" }).port).toBe(0);'],
  ['counts an empty variable as absent', 'expect(readConfig({ PORT: "" }).port).toBe(8080);'],
];

function testProduction({ plan }: ServiceView): TestCase {
  const call = 'readConfig({ NODE_ENV: "production" })';
  return plan.securitySchemes.some(({ type }) => type !== 'unsupported')
    ? { title: 'asks for credentials in production', isSync: true, lines: [`expect(() => ${call}).toThrow();`] }
    : { title: 'needs nothing in production', isSync: true, lines: [`expect(${call}).toMatchObject({ port: 8080 });`] };
}

function testConfig(view: ServiceView): TestCase[] {
  const rows = BAD_VARIABLES.map(([label, name, value]) => ({
    label,
    values: [renderObject([[name, renderLiteral(value)]])],
  }));
  return [
    ...GOOD_VARIABLES.map(([title, line]) => ({ title, isSync: true, lines: [line] })),
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

function emitConfig(view: ServiceView, sources: Sources): TestModule | undefined {
  if (sources.get('src/config.ts')?.includes('export function readConfig') !== true) return undefined;
  const head = [
    'import { describe, expect, it } from "vitest";',
    '',
    'import { readConfig } from "../../src/config.js";',
  ].join('\n');
  return createModule({
    path: 'tests/unit/config.test.ts',
    kind: 'unit',
    head,
    suites: [{ title: 'readConfig', cases: testConfig(view) }],
  });
}

/** An operation that anybody may call and that asks the database at once. */
function findOpenRead({ operations }: ServiceView): OperationView | undefined {
  return operations.find(
    ({ planned, path, query }) =>
      planned.kind === 'list' &&
      planned.security.length === 0 &&
      path.length === 0 &&
      query.every(({ isRequired }) => !isRequired),
  );
}

function emitFailures({ view }: EmitContext): TestModule | undefined {
  const operation = findOpenRead(view);
  const path = renderLiteral(operation?.planned.path ?? '');
  const head = [
    'import { describe, expect, it } from "vitest";',
    '',
    'import { createBrokenApp, SECRET } from "../support/broken.js";',
    'import { expectDeclared } from "../support/specification.js";',
  ].join('\n');
  const ready: TestCase[] = [
    {
      title: 'is alive',
      lines: ['const response = await createBrokenApp().request("/healthz");', 'expect(response.status).toBe(200);'],
    },
    {
      title: 'is not ready',
      lines: ['const response = await createBrokenApp().request("/readyz");', 'expect(response.status).toBe(503);'],
    },
  ];
  const request: TestCase[] = [
    {
      title: 'answers 500 without a word of what happened',
      lines: [
        `const response = await createBrokenApp().request(${path});`,
        'const text = await response.text();',
        'expect(text).not.toContain(SECRET);',
        `const operation = { method: "GET", path: ${path} };`,
        'const { status, headers } = response;',
        'expectDeclared({ operation, status, headers, body: JSON.parse(text) }, 500);',
      ],
    },
  ];
  const cases = operation === undefined ? ready : [...ready, ...request];
  const suites = [{ title: 'a service whose database fails', cases }];
  return createModule({ path: 'tests/unit/failures.test.ts', kind: 'unit', head, suites });
}

/** Unit tests: of schemas, configuration and the answers to failures; they need no database. */
export function emitUnit(context: EmitContext, sources: Sources): TestModule[] {
  return [emitSchemas(context.view, sources), emitConfig(context.view, sources), emitFailures(context)].flatMap(
    (module) => module ?? [],
  );
}
