import { runInNewContext } from 'node:vm';

import type { PlannedOperation, Success } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { emitFiles } from './testing/emit-files';

/** The files of a service that lists counters as an operation and its plan say, by their paths. */
async function emitList(
  Counter: Schema,
  list: Operation,
  success: Partial<Success> = {},
  paging: Partial<Pick<PlannedOperation, 'paging' | 'pageHeaders'>> = {},
): Promise<ReadonlyMap<string, string>> {
  const document = createOpenApiDocument(
    { '/counters': { get: { ...list, operationId: 'listCounters' } } },
    { Counter },
  );
  const plan = createServicePlan(document, {
    resources: [{ name: 'Counter', plural: 'counters', schema: '#/components/schemas/Counter' }],
    operations: {
      listCounters: {
        kind: 'list',
        resource: 'Counter',
        success: { status: 200, contentType: 'application/json', shape: 'array', ...success },
        ...paging,
      },
    },
  });
  return emitFiles(plan, document);
}

/** The files of a service that lists counters of such a value. */
function emitCounters(value: Schema): Promise<ReadonlyMap<string, string>> {
  const Counter: Schema = { type: 'object', required: ['value'], properties: { id: { type: 'string' }, value } };
  return emitList(Counter, answering(200, { type: 'array', items: referTo('Counter') }));
}

const INTEGERS = 'src/http/integers.ts';

describe('whole numbers in answers', () => {
  it.each<[string, boolean, Schema]>([
    ['of any size', true, { type: 'integer' }],
    ['without an end', true, { type: 'integer', minimum: 0 }],
    ['of any size, in a list', true, { type: 'array', items: { type: ['integer', 'null'] } }],
    ['of 64 bits', false, { type: 'integer', format: 'int64' }],
    ['between bounds', false, { type: 'integer', minimum: 0, exclusiveMaximum: 10 }],
    ['that are listed', false, { type: 'integer', enum: [1, 2] }],
    ['that nobody sends', false, { type: 'integer', readOnly: true }],
    ['that may be fractions', false, { type: 'number' }],
    ['beside a property that is called type', false, { type: 'object', properties: { type: { type: 'string' } } }],
  ])('%s: all digits are written, %s', async (_, isWritten, value) => {
    const files = await emitCounters(value);
    expect(files.has(INTEGERS)).toBe(isWritten);
    expect(files.get('src/operations/list-counters.ts')).toContain(isWritten ? 'answerJson(c, ' : 'c.json(');
  });

  it.each<[string, boolean, Schema]>([
    ['of any page', true, { type: 'integer', minimum: 1 }],
    ['of a page between bounds', false, { type: 'integer', format: 'int32', minimum: 1 }],
  ])('%s are told with all digits, %s', async (_, isWritten, page) => {
    const Counter: Schema = { type: 'object', properties: { id: { type: 'string' } } };
    const Page: Schema = { type: 'object', properties: { items: { type: 'array', items: referTo('Counter') }, page } };
    const parameters = [queryParameter('page', page), queryParameter('size', { type: 'integer', format: 'int32' })];
    const list = answering(200, Page, { parameters });
    const shown = { shape: 'envelope', itemsProperty: 'items', positionProperty: 'page' } as const;
    const paging = { style: 'page', limitParameter: 'size', positionParameter: 'page' } as const;
    const files = await emitList(Counter, list, shown, { paging });
    expect(files.get('src/operations/list-counters.ts')).toContain(isWritten ? 'answerJson(c, ' : 'c.json(');
  });

  it('of a page are told in headers with all digits, where it may be of any number', async () => {
    const Counter: Schema = { type: 'object', properties: { id: { type: 'string' } } };
    const sizes: Schema = { type: 'integer', minimum: 1, maximum: 50 };
    const parameters = [queryParameter('page', { type: 'integer' }), queryParameter('size', sizes)];
    const list = answering(200, { type: 'array', items: referTo('Counter') }, { parameters });
    const paging = { style: 'page', limitParameter: 'size', positionParameter: 'page', defaultLimit: 9 } as const;
    const headers = [{ name: 'X-Page', tells: 'position' } as const, { name: 'X-Size', tells: 'size' } as const];
    const files = await emitList(Counter, list, { shape: 'array' }, { paging, pageHeaders: headers });
    const handler = files.get('src/operations/list-counters.ts');
    expect(handler).toMatch(/"X-Page": String\(BigInt\(query\.page.*?\)\), "X-Size": String\(query\.size/);
  });

  it('have no exponent, and texts stay as they are', async () => {
    const files = await emitCounters({ type: 'integer' });
    const { code } = await transform(files.get(INTEGERS) ?? '', { loader: 'ts', format: 'cjs' });
    const exported = { exports: {} as { answerJson: (context: unknown, ...rest: unknown[]) => unknown } };
    runInNewContext(code, { module: exported });
    const body = (...all: unknown[]): unknown => all;
    const value = [1e21, -1.5e22, 0.5, 1e-7, 'a "1e+21"', '1e+21', 12];
    expect(exported.exports.answerJson({ body }, value, 200, { ETag: 'x' })).toEqual([
      String.raw`[1000000000000000000000,-15000000000000000000000,0.5,1e-7,"a \"1e+21\"","1e+21",12]`,
      200,
      { 'Content-Type': 'application/json', ETag: 'x' },
    ]);
  });
});
