import type { OperationView } from '../../service/operation-view';
import type { ServiceView } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import type { EmitContext } from '../scene';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import { emitScopes } from './scopes';

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

/** Holds every path to its methods without the database: an operation that is not there leaves its method undeclared. */
function emitDeclared({ operations }: ServiceView): TestCase {
  const byPath = new Map<string, string[]>();
  for (const { planned } of operations)
    byPath.set(planned.path, [...(byPath.get(planned.path) ?? []), planned.method.toUpperCase()]);
  const rows = [...byPath].map(([path, methods]) => ({
    label: path,
    values: [renderLiteral(path.replace(/\{[^}]+\}/g, '1')), renderLiteral(methods)],
  }));
  return {
    title: 'knows the methods of %s',
    table: { columns: ['path', 'methods'], rows },
    lines: [
      'const response = await createBrokenApp().request(path, { method: "PROPFIND" });',
      'expect(response.status).toBe(405);',
      'expect(response.headers.get("allow")?.split(/, */)).toEqual(expect.arrayContaining(methods));',
    ],
  };
}

function renderHead(usesCredentials: boolean): string {
  return [
    'import { describe, expect, it } from "vitest";',
    '',
    ...(usesCredentials ? ['import { readConfig } from "../../src/config.js";'] : []),
    'import { createBrokenApp, SECRET } from "../support/broken.js";',
    'import { expectDeclared } from "../support/specification.js";',
    ...(usesCredentials ? ['', 'const { credentials } = readConfig({ NODE_ENV: "test" });'] : []),
  ].join('\n');
}

/** Tests of a service whose database fails. */
export function emitFailures({ view }: EmitContext): TestModule | undefined {
  const operation = findOpenRead(view);
  const scopes = emitScopes(view);
  const path = renderLiteral(operation?.planned.path ?? '');
  const head = renderHead(scopes !== undefined);
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
  const cases = [...ready, emitDeclared(view), ...(operation === undefined ? [] : request)];
  const suites = [
    { title: 'a service whose database fails', cases },
    ...(scopes === undefined ? [] : [{ title: 'a token without scopes', cases: [scopes] }]),
  ];
  return createModule({ path: 'tests/unit/failures.test.ts', kind: 'unit', head, suites });
}
