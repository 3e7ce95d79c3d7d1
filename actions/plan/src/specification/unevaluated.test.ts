import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { closeUnevaluated } from './unevaluated';

const BASE: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const TEXT: Schema = { type: 'string' };

function close(schema: object): unknown {
  const components = { schemas: { Base: BASE, Open: { additionalProperties: TEXT }, One: schema } };
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {}, components } as OpenApiDocument;
  return closeUnevaluated(document).components?.schemas?.One;
}

const base = { $ref: '#/components/schemas/Base' };

describe('closeUnevaluated', () => {
  it.each([
    {
      what: 'properties of the schema itself',
      from: { type: 'object', properties: { a: TEXT }, unevaluatedProperties: false },
      to: { type: 'object', properties: { a: TEXT }, additionalProperties: false },
    },
    {
      what: 'properties of all parts',
      from: { allOf: [base, { properties: { a: TEXT } }], unevaluatedProperties: false },
      to: {
        allOf: [base, { properties: { a: TEXT } }],
        properties: { id: { type: 'string' }, a: TEXT },
        additionalProperties: false,
      },
    },
    {
      what: 'properties beside a reference',
      from: { ...base, properties: { a: TEXT }, unevaluatedProperties: TEXT },
      to: { ...base, properties: { id: { type: 'string' }, a: TEXT }, additionalProperties: TEXT },
    },
    {
      what: 'others that are looked at',
      from: { type: 'object', additionalProperties: TEXT, unevaluatedProperties: false },
      to: { type: 'object', additionalProperties: TEXT },
    },
    {
      what: 'items',
      from: { type: 'array', prefixItems: [TEXT], unevaluatedItems: false },
      to: { type: 'array', prefixItems: [TEXT], items: false },
    },
  ])('closes $what', ({ from, to }) => {
    expect(close(from)).toEqual(to);
  });

  it.each([
    { allOf: [{ $ref: '#/components/schemas/Open' }], unevaluatedProperties: false },
    { anyOf: [base, { properties: { a: TEXT } }], unevaluatedProperties: false },
    { allOf: [{ $ref: '#/components/schemas/One' }], unevaluatedProperties: false },
    { type: 'array', contains: TEXT, unevaluatedItems: false },
    { allOf: [{ type: 'array', prefixItems: [TEXT] }], unevaluatedItems: false },
  ])('leaves what depends on more as it is: %o', (schema) => {
    expect(close(schema)).toEqual(schema);
  });
});
