import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { parseShape } from './parse-shape';
import { explainUnsampled } from './samplable';
import type { Shape } from './shape';

const shapeOf = (schema: SchemaOrBoolean | undefined, schemas: Record<string, SchemaOrBoolean> = {}): Shape =>
  parseShape(createOpenApiDocument({}, schemas), schema, '#/components/schemas/Any');

// A keyword that nobody here reads.
const NOTHING = Object.assign<SchemaOrBoolean, object>({}, { not: {} });

describe('parseShape', () => {
  it.each<[string, SchemaOrBoolean | undefined, Partial<Shape>]>([
    ['nothing', undefined, { kind: 'any' }],
    ['true', true, { kind: 'any' }],
    [
      'text',
      { type: 'string', minLength: 2, format: 'date' },
      { kind: 'string', minLength: 2, format: 'date', isNullable: false },
    ],
    ['text or null', { type: ['string', 'null'] }, { kind: 'string', isNullable: true }],
    ['text by its pattern alone', { pattern: '^a' }, { kind: 'string', pattern: '^a' }],
    [
      'an exclusive bound',
      { type: 'integer', exclusiveMinimum: 2, exclusiveMaximum: 9 },
      { kind: 'integer', minimum: 3, maximum: 8 },
    ],
    [
      'the narrower of two bounds',
      { type: 'integer', minimum: 5, exclusiveMinimum: 2 },
      { minimum: 5, excludesMinimum: false },
    ],
    ['an excluded number', { type: 'number', exclusiveMaximum: 1 }, { maximum: 1, excludesMaximum: true }],
    ['a choice with null', { enum: ['a', null] }, { kind: 'enum', values: ['a'], isNullable: true }],
    ['a constant', { const: 'a' }, { kind: 'enum', values: ['a'] }],
    ['several types', { type: ['string', 'integer'] }, { kind: 'union' }],
    ['one choice and null', { oneOf: [{ type: 'integer' }, { type: 'null' }] }, { kind: 'integer', isNullable: true }],
    ['a list without items', { type: 'array' }, { kind: 'array', minItems: 0, isUnique: false }],
    ['an object by its properties', { properties: { a: { type: 'string' } } }, { kind: 'object', additional: true }],
    ['a closed object', { type: 'object', additionalProperties: false }, { kind: 'object', additional: false }],
  ])('reads %s', (_what, schema, expected) => {
    expect(shapeOf(schema)).toMatchObject(expected);
  });

  it('folds allOf, and follows references', () => {
    const base = { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } } as const;
    const shape = shapeOf(
      { allOf: [referTo('Base'), { properties: { size: { type: 'integer', default: 1 } } }] },
      { Base: base },
    );
    expect(shape).toMatchObject({
      kind: 'object',
      properties: [
        { name: 'id', isRequired: true, isReadOnly: true, hasDefault: false },
        { name: 'size', isRequired: false, isReadOnly: false, hasDefault: true, fallback: 1 },
      ],
    });
  });

  it('joins each choice with what stands around all of them', () => {
    const shape = shapeOf({
      type: 'object',
      properties: { kind: { type: 'string' } },
      oneOf: [{ properties: { a: { type: 'integer' } } }, { properties: { b: { type: 'integer' } } }],
    });
    expect(shape).toMatchObject({
      kind: 'union',
      choices: [{ properties: [{ name: 'kind' }, { name: 'a' }] }, { properties: [{ name: 'kind' }, { name: 'b' }] }],
    });
  });

  it('keeps of a property that it may be null, however that is written', () => {
    const shape = shapeOf({
      type: 'object',
      properties: {
        a: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        b: { type: ['string', 'null'] },
        c: { type: 'string' },
      },
    });
    expect(shape).toMatchObject({
      properties: [{ shape: { isNullable: true } }, { shape: { isNullable: true } }, { shape: { isNullable: false } }],
    });
  });

  it('ends where a schema contains itself', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: referTo('Tree') } } } as const;
    const shape = shapeOf(referTo('Tree'), { Tree: tree });
    expect(shape).toMatchObject({ properties: [{ name: 'children', shape: { items: { kind: 'opaque' } } }] });
  });
});

describe('explainUnsampled', () => {
  it.each<[string, SchemaOrBoolean, RegExp | undefined]>([
    ['a negation', NOTHING, /keyword not/],
    ['items of a place', { type: 'array', prefixItems: [{}], items: false, minItems: 1 }, /keyword prefixItems/],
    ['a pattern that looks ahead', { type: 'string', pattern: '^(?=a)b' }, /made up for the pattern/],
    ['a choice of nothing', { enum: [] }, /allows nothing/],
    ['a list that needs such items', { type: 'array', minItems: 1, items: NOTHING }, /keyword not/],
    ['a list that may be empty', { type: 'array', items: NOTHING }, undefined],
    ['an object that needs such a property', { required: ['a'], properties: { a: NOTHING } }, /keyword not/],
    ['an object that may leave it out', { properties: { a: NOTHING } }, undefined],
    ['a union with one way out', { oneOf: [NOTHING, { type: 'integer' }] }, undefined],
    ['a union without', { oneOf: [NOTHING, NOTHING] }, /keyword not/],
  ])('tells why no value is made up for %s', (_what, schema, why) => {
    const told = explainUnsampled(shapeOf(schema));
    if (why === undefined) expect(told).toBeUndefined();
    else expect(told).toMatch(why);
  });
});
