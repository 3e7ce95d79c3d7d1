import type { OperationView } from '../../service/operation-view';
import type { ServiceView } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import type { EmitContext } from '../scene';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

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

/** Tests of a service whose database fails. */
export function emitFailures({ view }: EmitContext): TestModule | undefined {
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
