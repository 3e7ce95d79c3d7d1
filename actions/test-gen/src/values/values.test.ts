import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { parseShape } from '../shapes/parse-shape';
import { isSamplable } from '../shapes/samplable';
import type { Shape } from '../shapes/shape';
import type { Evaluate } from '../testing/evaluate';
import { openEvaluator } from '../testing/evaluate';

import { renderArbitrary } from './arbitrary';
import { listFaults, listTextualFaults, listValueFaults } from './faults';
import { renderSample } from './sample';
import { renderVariants } from './variants';

const DOCUMENT: OpenApiDocument = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} };
const PERSON: Schema = {
  type: 'object',
  required: ['name', 'born'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 20 },
    born: { type: 'string', format: 'date' },
    height: { type: ['number', 'null'], exclusiveMinimum: 0, maximum: 3 },
    tags: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1, maxItems: 2 },
  },
  additionalProperties: false,
};

const SCHEMAS: readonly (readonly [what: string, schema: Schema])[] = [
  ['text', { type: 'string' }],
  ['short text', { type: 'string', minLength: 1, maxLength: 3 }],
  ['long text', { type: 'string', minLength: 40 }],
  ['text of a pattern', { type: 'string', pattern: '^97[89][0-9]{10}$' }],
  ['text of a pattern and a length', { type: 'string', pattern: '^[a-z]+$', minLength: 3, maxLength: 5 }],
  ['a date', { type: 'string', format: 'date' }],
  ['an instant', { type: 'string', format: 'date-time' }],
  ['a UUID', { type: 'string', format: 'uuid' }],
  ['an address', { type: 'string', format: 'email' }],
  ['an address of a pattern', { type: 'string', format: 'email', pattern: '^[\\w.%+-]+@[\\w.-]+\\.[a-zA-Z]{2,}$' }],
  ['a URL', { type: 'string', format: 'uri' }],
  ['an IPv4 address', { type: 'string', format: 'ipv4' }],
  ['base64', { type: 'string', format: 'byte' }],
  ['a whole number', { type: 'integer' }],
  ['a page', { type: 'integer', minimum: 1, maximum: 100 }],
  ['a negative number', { type: 'integer', maximum: -5 }],
  ['a number above 2', { type: 'integer', exclusiveMinimum: 2 }],
  ['a price', { type: 'number', minimum: 0, multipleOf: 0.5 }],
  ['a price above nothing', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.05 }],
  ['a share', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['truth', { type: 'boolean' }],
  ['a choice', { enum: ['new', 'old'] }],
  ['a choice or null', { type: ['string', 'null'], enum: ['new', null] }],
  ['a constant', { const: 7 }],
  ['a list', { type: 'array', items: { type: 'integer' } }],
  ['a list of two', { type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 2 }],
  ['a set', { type: 'array', items: { type: 'string' }, uniqueItems: true }],
  ['an object', PERSON],
  ['one or the other', { oneOf: [{ type: 'string', minLength: 1 }, { type: 'integer' }] }],
  ['a map', { type: 'object', additionalProperties: { type: 'integer' } }],
];

const shapeOf = (schema: Schema): Shape => parseShape(DOCUMENT, schema, '#');
const accepts = (schema: Schema, value: unknown): boolean => {
  const named = schema.format === 'byte' ? { ...schema, format: 'base64' } : schema;
  return z.fromJSONSchema(named as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value).success;
};

let evaluate: Evaluate;

beforeAll(async () => {
  evaluate = await openEvaluator();
});

describe.each(SCHEMAS)('values of %s', (_what, schema) => {
  const shape = shapeOf(schema);

  it('are samples that the schema accepts', () => {
    expect(isSamplable(shape)).toBe(true);
    for (const purpose of ['sent', 'unique', 'whole'] as const) {
      const value = evaluate(renderSample(shape, 'name', purpose));
      expect(accepts(schema, value), JSON.stringify(value)).toBe(true);
    }
  });

  it('are arbitraries that give nothing else', () => {
    const values = evaluate(renderArbitrary(shape)) as fc.Arbitrary<unknown>;
    fc.assert(
      fc.property(values, (value) => accepts(schema, value)),
      { numRuns: 50, seed: 1 },
    );
  });

  it('are broken by every fault', () => {
    for (const { label, value, arbitrary } of listValueFaults(shape)) {
      expect(accepts(schema, evaluate(value)), label).toBe(false);
      const values = evaluate(arbitrary) as fc.Arbitrary<unknown>;
      fc.assert(
        fc.property(values, (broken) => !accepts(schema, broken)),
        { numRuns: 20, seed: 1 },
      );
    }
  });

  it('have variants that differ', () => {
    const variants = renderVariants(shape, 2)?.map((code) => evaluate(code)) ?? [];
    for (const value of variants) expect(accepts(schema, value), JSON.stringify(value)).toBe(true);
    expect(new Set(variants).size).toBe(variants.length);
  });
});

describe('values of a text that may not be blank', () => {
  const shape: Shape = { kind: 'string', minLength: 1, isNotBlank: true, isNullable: false };
  const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
  const holds = (arbitrary: string, check: (value: unknown) => boolean): void =>
    fc.assert(fc.property(evaluate(arbitrary) as fc.Arbitrary<unknown>, check), { numRuns: 100, seed: 1 });

  it('say something', () => {
    expect(isBlank(evaluate(renderSample(shape, 'name')))).toBe(false);
    holds(renderArbitrary(shape), (value) => !isBlank(value));
  });

  it('are broken by nothing and by spaces', () => {
    const faults = listValueFaults(shape).filter(({ label }) => label === 'is empty' || label === 'is blank');
    expect(faults).toHaveLength(2);
    for (const { value, arbitrary } of faults) {
      expect(isBlank(evaluate(value))).toBe(true);
      holds(arbitrary, isBlank);
    }
  });
});

// Zod reads patterns of a schema without their Unicode names.
describe('values of a pattern with letters of any language', () => {
  const pattern = "^[\\p{L}]+([ '-][\\p{L}]+){0,2}\\.?$";
  const expression = new RegExp(pattern, 'u');
  const shape = shapeOf({ type: 'string', pattern });

  it('match it', () => {
    const arbitrary = evaluate(renderArbitrary(shape)) as fc.Arbitrary<string>;
    expect(evaluate(renderSample(shape, 'name'))).toMatch(expression);
    expect(renderVariants(shape, 2)).toEqual(['"Amber"', '"Birch"']);
    fc.assert(
      fc.property(arbitrary, (value) => expression.test(value)),
      { numRuns: 50, seed: 1 },
    );
  });

  it('are broken by what does not match it', () => {
    const [fault] = listValueFaults(shape).filter(({ label }) => label === 'does not match its pattern');
    expect(evaluate(fault?.value ?? '"A"')).not.toMatch(expression);
  });
});

describe('listFaults', () => {
  it('breaks an object by one property, and says how', () => {
    const shape = shapeOf(PERSON);
    const faults = shape.kind === 'object' ? listFaults(shape.properties) : [];
    const sound = { name: 'Ada', born: '1815-12-10' };
    expect(accepts(PERSON, sound)).toBe(true);
    for (const { label, property, value } of faults)
      expect(accepts(PERSON, { ...sound, [property]: evaluate(value) }), label).toBe(false);
    expect(faults.map(({ label }) => label)).toEqual([
      'without name',
      'whose name is no text',
      'whose name is null',
      'whose name is empty',
      'whose name has more than 20 characters',
      'without born',
      'whose born is no text',
      'whose born is null',
      'whose born is on no calendar',
      'whose born is no date',
      'whose height is no number',
      'whose height is 0',
      'whose height is above 3',
      'whose tags is no list',
      'whose tags is null',
      'whose tags has fewer than 1 items',
      'whose tags has an item that is none of the values allowed',
    ]);
  });
});

describe('listTextualFaults', () => {
  it.each<[Schema, string[]]>([
    [{ type: 'integer', minimum: 1 }, ['many', '1.5', '0']],
    [{ type: 'number', maximum: 9 }, ['many', '10']],
    [{ type: 'boolean' }, ['perhaps']],
    [{ enum: ['a'] }, ['no-such-value']],
    [{ type: 'string', format: 'uuid' }, ['not-a-uuid']],
    [{ type: 'string', minLength: 1 }, ['']],
    [{ type: 'string' }, []],
    [{ type: 'array', items: { type: 'string' } }, []],
  ])('knows what a parameter of %j must not carry', (schema, values) => {
    expect(listTextualFaults(shapeOf(schema)).map(({ value }) => value)).toEqual(values);
  });
});

describe('renderVariants', () => {
  it.each<[Schema, number, string[] | undefined]>([
    [{ type: 'integer', minimum: 1, maximum: 5 }, 3, ['1', '2', '5']],
    [{ enum: ['b', 'a', 'c'] }, 2, ['"b"', '"a"']],
    [{ enum: ['only'] }, 2, undefined],
    [{ type: 'string', pattern: '^x$' }, 2, undefined],
    [{ type: 'object' }, 2, undefined],
  ])('of %j, %i of them', (schema, count, expected) => {
    expect(renderVariants(shapeOf(schema), count)).toEqual(expected);
  });

  it('go from small to large', () => {
    const values = renderVariants(shapeOf({ type: 'string', format: 'date' }), 3) ?? [];
    expect(values).toHaveLength(3);
    expect([...values].sort()).toEqual(values);
  });
});
