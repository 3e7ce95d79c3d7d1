import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { compareDocuments } from './compare-documents';

const COMPONENTS: Readonly<Record<string, Schema>> = {
  Base: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
  Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
};

/** A document whose only answer has the schema. */
function wrap(schema: SchemaOrBoolean): OpenApiDocument {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: { '/': { get: { responses: { '200': { description: '', content } } } } },
    components: { schemas: COMPONENTS },
  };
}

const base = { $ref: '#/components/schemas/Base' };
const tree = { $ref: '#/components/schemas/Tree' };
const text: Schema = { type: 'string' };

const SAME: readonly (readonly [string, SchemaOrBoolean, SchemaOrBoolean])[] = [
  ['a reference and what it stands for', base, COMPONENTS.Base ?? {}],
  [
    'allOf and one object',
    { allOf: [base, { type: 'object', properties: { a: text } }] },
    { type: 'object', required: ['id'], properties: { a: text, id: text } },
  ],
  ['an allOf of one', { allOf: [text], description: 'x' }, text],
  [
    'a default beside a part and as a part after it',
    { allOf: [{ ...text, default: 'a' }], default: 'b' },
    { allOf: [{ ...text, default: 'a' }, { default: 'b' }] },
  ],
  ['words', { ...text, title: 'T', description: 'D', example: 'e', ...{ 'x-own': 1 } }, text],
  [
    'null in a type and beside it',
    { type: ['object', 'null'], properties: { a: text } },
    { anyOf: [{ type: 'object', properties: { a: text } }, { type: 'null' }] },
  ],
  [
    'what is said of values of other types',
    { type: ['string', 'null'], maximum: 9, minLength: 1 },
    { type: ['string', 'null'], minLength: 1 },
  ],
  [
    'null in a branch and beside it',
    { anyOf: [base, { type: ['string', 'null'] }] },
    { anyOf: [base, text, { type: 'null' }] },
  ],
  ['null before a reference', { oneOf: [base, { type: 'null' }] }, { anyOf: [{ type: 'null' }, base] }],
  ['null in an enum', { type: ['string', 'null'], enum: ['a', null] }, { enum: [null, 'a'] }],
  [
    'several types',
    { type: ['string', 'integer'], minLength: 1, minimum: 2 },
    {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'integer', minimum: 2 },
      ],
    },
  ],
  ['const and an enum of one', { const: 1 }, { type: 'number', enum: [1] }],
  [
    'one enum and several',
    { enum: ['a', 'b', 1] },
    {
      anyOf: [
        { type: 'string', enum: ['a', 'b'] },
        { type: 'number', enum: [1] },
      ],
    },
  ],
  ['a type that is meant', { properties: { a: text } }, { type: 'object', properties: { a: text } }],
  ['anything', {}, true],
  ['open objects', { type: 'object', additionalProperties: true }, { type: 'object', additionalProperties: {} }],
  [
    'a required property without a schema',
    { type: 'object', required: ['a'] },
    { type: 'object', required: ['a'], properties: { a: {} } },
  ],
  ['keywords that demand nothing', { ...text, minLength: 0 }, text],
  [
    'nested allOf of one property',
    {
      allOf: [
        { type: 'object', properties: { a: { minLength: 1 } } },
        { type: 'object', properties: { a: text } },
      ],
    },
    { type: 'object', properties: { a: { type: 'string', minLength: 1 } } },
  ],
  [
    'a recursive schema, unrolled once',
    tree,
    { type: 'object', properties: { children: { type: 'array', items: tree } } },
  ],
  ['a recursive schema that is joined with itself', { allOf: [tree, tree] }, tree],
];

describe('compareDocuments, on ways to write a schema', () => {
  it.each(SAME)('takes %s for equal', (_what, one, other) => {
    expect(compareDocuments(wrap(one), wrap(other))).toEqual([]);
    expect(compareDocuments(wrap(other), wrap(one))).toEqual([]);
  });

  const different: readonly (readonly [string, SchemaOrBoolean, SchemaOrBoolean])[] = [
    ['integers and numbers', { type: 'integer' }, { type: 'number' }],
    ['closed and open objects', { type: 'object', additionalProperties: false }, { type: 'object' }],
    ['nothing and anything', false, true],
    ['a recursive schema and its first level', tree, { type: 'object', properties: { children: { type: 'array' } } }],
    [
      'an enum with null and one without',
      { type: ['string', 'null'], enum: ['a', null] },
      { type: 'string', enum: ['a'] },
    ],
    ['a tuple and a list', { type: 'array', prefixItems: [text] }, { type: 'array' }],
  ];
  it.each(different)('tells %s apart', (_what, one, other) => {
    expect(compareDocuments(wrap(one), wrap(other))).not.toEqual([]);
    expect(compareDocuments(wrap(other), wrap(one))).not.toEqual([]);
  });
});
