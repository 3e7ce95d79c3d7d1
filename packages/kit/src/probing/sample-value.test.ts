import { describe, expect, it } from 'vitest';

import type { OpenApiDocument, Parameter, Schema } from '../openapi/document';

import { sampleMissingId, sampleParameter, sampleSchema } from './sample-value';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  components: {
    schemas: { Size: { type: 'integer', minimum: 3 }, Sized: { allOf: [{ $ref: '#/components/schemas/Size' }] } },
  },
};

describe('sampleSchema', () => {
  it.each<{ schema: Schema; value: unknown; origin: 'stated' | 'made' }>([
    { schema: { type: 'string', examples: ['blue'], default: 'red' }, value: 'blue', origin: 'stated' },
    { schema: { type: 'string', default: 'red' }, value: 'red', origin: 'stated' },
    { schema: { enum: ['small', 'large'] }, value: 'small', origin: 'stated' },
    { schema: { const: 0 }, value: 0, origin: 'stated' },
    { schema: { type: 'string', minLength: 4 }, value: 'aaaa', origin: 'made' },
    { schema: { type: 'string', format: 'date' }, value: '2000-01-01', origin: 'made' },
    { schema: { type: 'string', pattern: '^[A-Z]{3}$', minLength: 3 }, value: 'AAA', origin: 'made' },
    { schema: { type: 'integer', minimum: 5 }, value: 5, origin: 'made' },
    { schema: { type: 'integer', exclusiveMinimum: 5 }, value: 6, origin: 'made' },
    { schema: { type: 'integer', maximum: -3 }, value: -3, origin: 'made' },
    { schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, value: 0.5, origin: 'made' },
    { schema: { type: ['boolean', 'null'] }, value: false, origin: 'made' },
    { schema: { type: 'array', items: { enum: ['a'] } }, value: ['a'], origin: 'stated' },
    { schema: { $ref: '#/components/schemas/Sized' }, value: 3, origin: 'made' },
    { schema: { oneOf: [{ type: 'integer' }, { type: 'string' }] }, value: 1, origin: 'made' },
    { schema: {}, value: 'a', origin: 'made' },
  ])('$schema', ({ schema, value, origin }) => {
    expect(sampleSchema(document, schema)).toEqual({ value, origin });
  });

  it.each<{ schema: Schema }>([
    { schema: { type: 'string', pattern: '^\\d{4}-[A-F]+$' } },
    { schema: { type: 'string', pattern: '(' } },
    { schema: { type: 'object' } },
  ])('makes nothing up that need not fit: $schema', ({ schema }) => {
    expect(sampleSchema(document, schema)).toBeUndefined();
  });
});

describe('sampleParameter', () => {
  const parameter = (rest: object): Parameter => ({ name: 'q', in: 'query', schema: { type: 'string' }, ...rest });
  it.each([
    { rest: { example: 'first' }, expected: { value: 'first', origin: 'stated' } },
    { rest: { examples: { one: { value: 'named' } } }, expected: { value: 'named', origin: 'stated' } },
    {
      rest: { schema: undefined, content: { 'application/json': { example: { a: 1 } } } },
      expected: { value: { a: 1 }, origin: 'stated' },
    },
    { rest: { schema: undefined, content: { 'application/json': { schema: {} } } }, expected: undefined },
    { rest: {}, expected: { value: 'a', origin: 'made' } },
  ])('$rest', ({ rest, expected }) => {
    expect(sampleParameter(document, parameter(rest))).toEqual(expected);
  });
});

describe('sampleMissingId', () => {
  const id = (schema: Schema): Parameter => ({ name: 'id', in: 'path', required: true, schema });
  it.each<{ schema: Schema; value: unknown }>([
    { schema: { type: 'integer', example: 1 }, value: 2_147_483_647 },
    { schema: { type: 'integer', maximum: 99 }, value: 99 },
    { schema: { type: 'string', format: 'uuid', example: 'b0b' }, value: '00000000-0000-4000-8000-000000000000' },
    { schema: { type: 'string' }, value: 'no-such-thing-' },
    { schema: { type: 'string', maxLength: 5 }, value: 'no-su' },
    { schema: { enum: ['north'] }, value: 'north' },
  ])('$schema', ({ schema, value }) => {
    expect(sampleMissingId(document, id(schema))?.value).toBe(value);
  });
});
