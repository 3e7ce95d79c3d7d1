import path from 'node:path';
import { runInNewContext } from 'node:vm';

import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createService } from '../model/service';
import { loadHelpers } from '../schema/testing/run-code';

import { emitService } from './service';
import { readTemplates } from './templates';

const text: Schema = { type: 'string' };
const Card: Schema = {
  type: 'object',
  required: ['kind', 'number', 'code'],
  properties: { kind: { const: 'card' }, number: text, code: { ...text, minLength: 3, writeOnly: true } },
};
const Account: Schema = {
  type: 'object',
  required: ['kind', 'number'],
  properties: { kind: { const: 'account' }, number: text, code: text },
};
const Payment: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { ...text, format: 'uuid', readOnly: true },
    source: { oneOf: [referTo('Card'), referTo('Account')], unevaluatedProperties: false } as Schema,
    others: { type: ['array', 'null'], items: referTo('Card') },
  },
};

function createDocument(schemas: Readonly<Record<string, Schema>>): OpenApiDocument {
  const body = { requestBody: jsonOf(referTo('Payment')) };
  return createOpenApiDocument(
    { '/payments': { post: answering(201, referTo('Payment'), { operationId: 'pay', ...body }) } },
    schemas,
  );
}

function createModel(document: OpenApiDocument): ReturnType<typeof createService> {
  const plan = createServicePlan(document, {
    resources: [{ name: 'Payment', plural: 'payments', schema: '#/components/schemas/Payment' }],
    operations: {
      pay: {
        kind: 'create',
        resource: 'Payment',
        success: { status: 201, shape: 'item', contentType: 'application/json' },
      },
    },
  });
  return createService(plan, document);
}

type Mapper = (row: Readonly<Record<string, unknown>>) => unknown;

/** What callers see of a row. */
async function loadMapper(): Promise<Mapper> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createModel(createDocument({ Card, Account, Payment })), templates);
  const code = files.find((file) => file.path === 'src/resources/payments/representation.ts')?.text ?? '';
  const helpers = { z, ...(await loadHelpers()) };
  const exported = { exports: {} as { toPayment?: Mapper } };
  const compiled = await transform(code, { loader: 'ts', format: 'cjs' });
  runInNewContext(compiled.code, { module: exported, require: () => helpers });
  const mapper = exported.exports.toPayment;
  if (mapper === undefined) throw new Error('nothing shows a payment');
  return mapper;
}

let toPayment: Mapper;

beforeAll(async () => {
  toPayment = await loadMapper();
});

describe('what only requests carry, within a property', () => {
  it.each<[string, object, object]>([
    [
      'is left out of the variant that it belongs to',
      { source: { kind: 'card', number: '42', code: '123' }, others: null },
      { source: { kind: 'card', number: '42' }, others: null },
    ],
    [
      'stays where another variant shows a property of the name',
      { source: { kind: 'account', number: '42', code: 'x' }, others: [] },
      { source: { kind: 'account', number: '42', code: 'x' }, others: [] },
    ],
    [
      'is left out of the items of a list',
      { source: null, others: [{ kind: 'card', number: '1', code: '123' }] },
      { others: [{ kind: 'card', number: '1' }] },
    ],
  ])('%s', (_, stored, shown) => {
    expect(JSON.parse(JSON.stringify(toPayment({ id: 'a', ...stored })))).toEqual({ id: 'a', ...shown });
  });

  it('keeps an operation custom where the value may hold another of its kind', () => {
    const endless: Schema = { ...Card, properties: { ...Card.properties, next: referTo('Card') } };
    const { operations } = createModel(createDocument({ Card: endless, Account, Payment }));
    expect(operations[0]?.custom).toBe('`source` of an answer would show what only requests carry');
  });
});
