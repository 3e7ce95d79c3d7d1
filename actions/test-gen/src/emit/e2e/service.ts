import type { OperationView } from '../../service/operation-view';
import { explainUnsampled } from '../../shapes/samplable';
import { renderLiteral, renderObject } from '../../text/code';
import { renderSample } from '../../values/sample';
import { listUnknownPath, renderCall } from '../calls';
import type { EmitContext } from '../scene';
import type { Row, Suite, TestCase } from '../test-module';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What every service does, whatever its resources are. */
export function emitService({ view }: EmitContext): Suite[] {
  return [
    { title: 'GET /healthz', cases: [emitHealth('/healthz', 'answers 200 while the process is up')] },
    { title: 'GET /readyz', cases: [emitHealth('/readyz', 'answers 200 while the database answers')] },
    { title: 'GET /openapi.json', cases: [emitSpecification()] },
    { title: 'a path that nobody declared', cases: [emitUnknownPath()] },
    { title: 'a method that nobody declared', cases: emitMethods(view.operations) },
  ];
}

function emitHealth(path: string, title: string): TestCase {
  return {
    title,
    lines: [`const answer = await send("GET", ${renderLiteral(path)});`, 'expect(answer.status).toBe(200);'],
  };
}

function emitSpecification(): TestCase {
  return {
    title: 'tells every operation of the specification',
    lines: [
      'const answer = await send<{ paths?: Record<string, object> }>("GET", "/openapi.json");',
      'expect(answer.status).toBe(200);',
      'for (const [path, methods] of Object.entries(listMethods())) {',
      'const told = Object.keys(answer.body.paths?.[path] ?? {}).map((method) => method.toUpperCase());',
      'expect(told, path).toEqual(expect.arrayContaining(methods));',
      '}',
    ],
  };
}

function emitUnknownPath(): TestCase {
  return {
    title: 'answers 404',
    lines: ['const answer = await send("GET", "/no/such/path");', 'expect(answer.status).toBe(404);'],
  };
}

function emitMethods(operations: readonly OperationView[]): TestCase[] {
  const byPath = new Map<string, OperationView[]>();
  for (const operation of operations)
    byPath.set(operation.planned.path, [...(byPath.get(operation.planned.path) ?? []), operation]);
  const rows = [...byPath].flatMap(([path, declared]): Row[] => {
    const [any] = declared;
    if (any === undefined) return [];
    const methods = declared.map(({ planned }) => planned.method.toUpperCase());
    return METHODS.filter((method) => !methods.includes(method)).map((method) => ({
      label: `${method} ${path}`,
      values: [renderLiteral(method), renderLiteral(path), renderObject(listUnknownPath(any)), renderLiteral(methods)],
    }));
  });
  if (rows.length === 0) return [];
  return [
    {
      title: 'answers 405 to %s and tells those that there are',
      table: { columns: ['method', 'path', 'values', 'declared'], rows },
      lines: [
        'const answer = await send(method, path, { values });',
        'expect(answer.status).toBe(405);',
        'expect(answer.headers.get("allow")?.split(/, */)).toEqual(expect.arrayContaining(declared));',
      ],
    },
  ];
}

/** An operation that nobody has written yet. */
export function emitCustom(operation: OperationView): TestCase[] {
  const { body, hasOtherBody, path } = operation;
  if (hasOtherBody || path.some(({ shape }) => explainUnsampled(shape) !== undefined)) return [];
  if (body !== undefined && explainUnsampled(body.shape) !== undefined) return [];
  const code = body === undefined ? {} : { body: renderSample(body.shape, body.name) };
  return [
    {
      title: 'answers 501 until it is written',
      lines: [
        `const answer = await ${renderCall(operation, { path: listUnknownPath(operation), ...code })};`,
        'expect(answer.status).toBe(501);',
      ],
    },
  ];
}
