import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { normaliseSchema } from '../comparison/normalise';

import { createColumn, createNamer, findIdKind, findKind } from './columns';

const document = createOpenApiDocument({});

describe('findKind', () => {
  it.each<[string, Schema]>([
    ['text', { type: 'string' }],
    ['uuid', { type: 'string', format: 'uuid' }],
    ['date', { type: 'string', format: 'date' }],
    ['instant', { type: 'string', format: 'date-time' }],
    ['text', { type: 'string', format: 'email' }],
    ['text', { enum: ['a', 'b'] }],
    ['text', { type: ['string', 'null'] }],
    ['integer', { type: 'integer', format: 'int32' }],
    ['integer', { type: 'integer', minimum: 0, maximum: 9 }],
    ['numeric', { type: 'integer' }],
    ['numeric', { type: 'integer', minimum: 0 }],
    ['bigint', { type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 }],
    ['bigint', { enum: [1, 2] }],
    ['double', { type: 'number' }],
    ['boolean', { type: 'boolean' }],
    ['boolean', { const: true }],
    ['json', { enum: ['a', 1] }],
    ['json', { type: 'array', items: {} }],
    ['json', { type: 'object' }],
    ['json', { type: ['string', 'integer'] }],
    ['json', { oneOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['json', {}],
  ])('is %s for %j', (kind, schema) => {
    expect(findKind(normaliseSchema(document, schema))).toBe(kind);
  });
});

describe('findIdKind', () => {
  it('keeps integers that clients choose, whatever their size, and counts up what the service makes', () => {
    const find = (source: 'server' | 'client'): string =>
      findIdKind({ id: { property: 'id', type: 'integer', source } });
    expect([find('client'), find('server')]).toEqual(['numeric', 'bigint']);
  });
});

describe('an id beside the one that items are selected by', () => {
  it.each<[Schema, string, string]>([
    [{ type: 'integer' }, 'bigint', 'identity'],
    [{ type: 'string', format: 'uuid' }, 'uuid', 'uuid'],
    [{ type: 'string' }, 'text', 'random-text'],
  ])('is made by the database, of %j', (schema, kind, from) => {
    const resource = {
      ...{ name: 'Shop', plural: 'shops', schema: '#', relations: [], unique: [], timestamps: [] },
      ...{ operations: [], evidence: [], made: [{ property: 'id', as: 'id' as const }] },
      id: { property: 'slug', type: 'string' as const, source: 'client' as const },
    };
    const frame = { document, resource, referred: undefined, requestDefault: undefined, sqlName: 'id' };
    const column = createColumn('id', { schema, isRequired: false }, frame);
    expect(column).toMatchObject({ kind, isNotNull: true, isPrimary: false, fallback: { from } });
  });
});

describe('createNamer', () => {
  it('gives each property a name that PostgreSQL takes, of its own', () => {
    const name = createNamer();
    expect(['createdAt', 'created_at', 'a-b', '日本', '語', 'x'.repeat(80), 'x'.repeat(81)].map(name)).toEqual([
      'created_at',
      'created_at_2',
      'a_b',
      'property',
      'property_2',
      'x'.repeat(50),
      `${'x'.repeat(50)}_2`,
    ]);
  });
});
