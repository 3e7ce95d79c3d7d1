import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createComponents } from '../model/components';

import { renderSchema } from './render-schema';
import { finish } from './scope';
import type { Checker } from './testing/run-code';
import { createScope, evaluate, loadHelpers } from './testing/run-code';

let helpers: Record<string, unknown> = {};

beforeAll(async () => {
  helpers = await loadHelpers();
});

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 2, 3, 1.5, 100, '', 'a', 'ab', 'abc', 'abcd', '😀😀', 'A1', '1', 'true', 'null'],
  ...['2026-01-31', '2026-02-30', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00+01:00', '2026-01-31 12:00'],
  ...['6f1c1a52-4f0e-4c3a-9f6e-1b2a3c4d5e6f', '6f1c1a52', 'a@example.org', 'a@', '127.0.0.1', '::1', '300.0.0.1'],
  ...['12:30:45Z', '25:00:00Z', '23:59:60Z', '<no address>', '../a?b#c', '%zz', '/items/0', '/a~2', '(', '^a+$'],
  ...[5e-324, -5e-324, 0.01, 0.5, 1e-9],
  ...[[], [1], [1, 1], [1, 2], ['a'], ['a', 1], [null], [[1]], [{ id: 1 }], [1, 2, 3, 4]],
  ...[{}, { id: 1 }, { id: 'a' }, { id: null }, { id: 1, name: 'a' }, { name: 'a' }, { id: 1, other: 2 }],
  ...[{ other: 'a' }, { next: { next: {} } }, { next: 1 }, { constructor: 'a' }, { constructor: 1 }],
  ...[
    { kind: 'cat', lives: 9 },
    { kind: 'dog', lives: 9 },
    { kind: 'dog', bark: true },
  ],
];

const ID: Schema = { type: 'integer' };
const TEXT: Schema = { type: 'string' };
const NAMED: Schema = { type: 'object', required: ['name'], properties: { name: TEXT } };
const ITEM: Schema = { type: 'object', required: ['id'], properties: { id: ID, name: { type: 'string' } } };

const SCHEMAS: readonly Schema[] = [
  { type: 'object', required: ['id'], properties: { id: { description: 'anything' } } },
  {},
  { type: 'string' },
  { type: 'string', minLength: 1 },
  { type: 'string', minLength: 2, maxLength: 3 },
  { type: 'string', maxLength: 0 },
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'string', pattern: '^/?a', maxLength: 2 },
  { type: 'string', format: 'uuid' },
  { type: 'string', format: 'date' },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'ipv4' },
  { type: 'string', format: 'byte' },
  { type: 'string', format: 'byte', contentEncoding: 'base64', maxLength: 4 },
  ...['time', 'uri-reference', 'json-pointer', 'regex'].map((format) => ({ type: 'string' as const, format })),
  { type: 'number', multipleOf: 0.01 },
  { type: 'number', multipleOf: 0.5, minimum: 0 },
  { type: 'string', format: 'email', maxLength: 13 },
  { type: 'string', enum: ['a', 'ab'] },
  { type: ['string', 'null'], enum: ['a', null] },
  { const: 'a' },
  { enum: [1, 'a', true] },
  { type: 'boolean' },
  { type: 'null' },
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 2 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 2 },
  { type: 'number', multipleOf: 0.5 },
  { type: ['integer', 'null'] },
  { type: ['string', 'integer'] },
  { type: 'array', items: ID },
  { type: 'array', items: {}, minItems: 1, maxItems: 2 },
  { type: 'array', items: ID, uniqueItems: true },
  { type: 'array', items: ITEM },
  { type: 'array', prefixItems: [ID, ID] },
  { type: 'array', prefixItems: [ID, ID], items: false },
  { type: 'array', prefixItems: [ID, ID], items: false, minItems: 2 },
  { type: 'array', prefixItems: [{}, {}], items: false, minItems: 1, maxItems: 1 },
  { type: 'array', prefixItems: [TEXT], items: ID, minItems: 2 },
  { type: 'array', prefixItems: [ID], maxItems: 2, uniqueItems: true },
  { type: ['array', 'string'], prefixItems: [referTo('Item')], minItems: 1 },
  { type: 'object' },
  ITEM,
  { ...ITEM, additionalProperties: false },
  { type: 'object', additionalProperties: ID },
  { ...ITEM, additionalProperties: { type: 'integer' } },
  { type: 'object', required: ['id'] },
  { type: 'object', minProperties: 1, maxProperties: 1 },
  { type: 'object', properties: { constructor: TEXT } },
  { type: 'object', required: ['constructor'], properties: { constructor: TEXT } },
  { allOf: [ITEM, NAMED] },
  { allOf: [ITEM, NAMED], $defs: { Own: TEXT } } as Schema,
  { allOf: [{ type: 'string' }, { minLength: 2 }] },
  { allOf: [referTo('Item')], required: ['name'] },
  { type: 'string', anyOf: [{ type: 'string' }, { type: 'null' }] },
  { anyOf: [{ type: 'string' }, ID] },
  { anyOf: [referTo('Item'), { type: 'null' }] },
  { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 2 }] },
  { oneOf: [referTo('Cat'), referTo('Dog')] },
  referTo('Item'),
  { type: 'array', items: referTo('Item'), maxItems: 1 },
  { type: 'string', not: { const: 'a' } },
  { not: { type: 'string' } },
  { enum: ['a', 'ab'], not: { type: 'string', maxLength: 1 } },
  { type: ['string', 'array'], not: { const: 'a' }, contains: ID },
  { ...ITEM, not: { required: ['name'] } },
  {
    allOf: [
      { ...ITEM, not: { required: ['name'] } },
      { type: 'object', not: { required: ['other'] } },
    ],
  },
  { type: 'array', contains: ID },
  { type: 'array', contains: ID, minContains: 2, maxContains: 3 },
  { type: 'array', contains: ID, minContains: 0 },
  { type: 'object', patternProperties: { '^na': TEXT, '^i': ID } },
  { ...ITEM, patternProperties: { '^o': ID }, additionalProperties: false },
  { type: 'object', patternProperties: { '^o': ID }, additionalProperties: { type: 'integer' } },
  { type: 'object', propertyNames: { maxLength: 4 } },
  { type: 'object', dependentRequired: { name: ['id'] } },
  {
    type: 'object',
    dependentSchemas: { name: { required: ['id'] }, lives: { properties: { kind: { const: 'cat' } } } },
  },
  { type: 'object', if: { required: ['name'] }, then: { required: ['id'] }, else: { minProperties: 1 } },
  { if: { type: 'integer' }, then: { type: 'integer', minimum: 2 } },
  { allOf: [referTo('Item'), { if: { required: ['name'] }, then: { properties: { id: { const: 1 } } } }] },
];

const COMPONENTS: Readonly<Record<string, Schema>> = {
  Item: ITEM,
  Cat: { type: 'object', required: ['kind', 'lives'], properties: { kind: { const: 'cat' }, lives: ID } },
  Dog: {
    type: 'object',
    required: ['kind', 'bark'],
    properties: { kind: { const: 'dog' }, bark: { type: 'boolean' } },
  },
  Node: { type: 'object', properties: { next: referTo('Node') } },
};

const document = createOpenApiDocument({}, COMPONENTS);

/** The schemas of the document by their constants, beside everything else that code may refer to. */
function evaluateComponents(): Record<string, unknown> {
  const names: Record<string, unknown> = { z, ...helpers };
  for (const { name, schema, constants } of createComponents(document).values()) {
    const { code } = renderSchema(schema, { ...createScope(document), owner: name });
    names[constants.documented] = evaluate(code, names);
  }
  return names;
}

describe('a rendered schema', () => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'components', components: { schemas: COMPONENTS } });

  function toAjv(schema: Schema): object {
    return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"components#/components')) as object;
  }

  it.each(SCHEMAS.map((schema) => [JSON.stringify(schema), schema] as const))(
    'accepts what JSON Schema accepts: %s',
    (_, schema) => {
      const told: string[] = [];
      const scope = createScope(document, (message) => told.push(message));
      const checker = evaluate(finish(renderSchema(schema, scope)), evaluateComponents());
      const validate = ajv.compile(toAjv(schema));
      const judged = VALUES.map((value) => [value, checker.safeParse(value).success] as const);
      expect(judged).toEqual(VALUES.map((value) => [value, validate(value)]));
      expect(judged.some(([, isAccepted]) => isAccepted)).toBe(true);
      expect(told).toEqual([]);
    },
  );

  it('follows a schema into itself', () => {
    const { nodeSchema } = evaluateComponents() as { nodeSchema: Checker };
    expect(nodeSchema.safeParse({ next: { next: {} } }).success).toBe(true);
    expect(nodeSchema.safeParse({ next: { next: 1 } }).success).toBe(false);
  });

  it.each<[string, Schema, unknown, boolean]>([
    ['takes an integer of any size', { type: 'integer' }, 1e21, true],
    ['takes no fraction for an integer', { type: 'integer' }, 0.5, false],
    ['takes 64 bits', { type: 'integer', format: 'int64' }, -(2 ** 63), true],
    ['takes no 2^63 for 64 bits', { type: 'integer', format: 'int64' }, JSON.parse('9223372036854775808'), false],
    ['takes the next below 2^63', { type: 'integer', format: 'int64' }, 2 ** 63 - 1024, true],
    ['takes no more than 64 bits', { type: 'integer', format: 'int64' }, 1e21, false],
    ['takes keywords for the type that they speak of', { minLength: 2 }, 1, false],
  ])('%s', (_, schema, value, isAccepted) => {
    const checker = evaluate(finish(renderSchema(schema, createScope(document))), { z, ...helpers });
    expect(checker.safeParse(value).success).toBe(isAccepted);
  });

  it.each<[string, Schema, object]>([
    ['of an object that says nothing', { type: 'object' }, { a: 1 }],
    ['of an object that names none', { type: 'object', properties: {} }, { a: 1 }],
    ['where more are allowed', { type: 'object', properties: { id: ID }, additionalProperties: true }, { a: 1 }],
    ['that follow a schema', { type: 'object', properties: { id: ID }, additionalProperties: ITEM }, { a: { id: 1 } }],
  ])('keeps properties %s', (_, schema, value) => {
    const checker = evaluate(finish(renderSchema(schema, createScope(document))), { z, ...helpers });
    expect(checker.safeParse(value).data).toEqual(value);
  });

  it.each<[string, Schema]>([
    ['unevaluatedProperties', { type: 'object', unevaluatedProperties: false } as Schema],
    ['pattern', { type: 'string', pattern: '(?<=a' }],
    ['enum', { enum: [{ a: 1 }] }],
  ])('tells that %s is only documented', (keyword, schema) => {
    const told: string[] = [];
    renderSchema(
      schema,
      createScope(document, (message) => told.push(message)),
    );
    expect(told).toEqual([`the keyword ${keyword} is documented and not enforced`]);
  });
});
