import { describe, expect, it } from 'vitest';

import type { OpenApiDocument, Schema } from './document';
import { followSchema, listTypes, mergeSchema } from './schemas';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  components: {
    schemas: {
      New: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, tag: { type: 'string' } } },
      Pet: {
        allOf: [
          { $ref: '#/components/schemas/New' },
          {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'integer' }, tag: { type: 'string', maxLength: 5 } },
          },
        ],
        description: 'A pet.',
      },
      Node: {
        properties: { next: { $ref: '#/components/schemas/Node' } },
        allOf: [{ $ref: '#/components/schemas/Node' }],
      },
      Maybe: { anyOf: [{ $ref: '#/components/schemas/New' }, { type: 'null' }] },
    },
  },
};

describe('listTypes', () => {
  it.each([
    [{}, []],
    [{ type: 'string' }, ['string']],
    [{ type: ['string', 'null'] }, ['string']],
  ] satisfies [Schema, string[]][])('%j', (schema, types) => {
    expect(listTypes(schema)).toEqual(types);
  });
});

describe('followSchema', () => {
  it('lays the keywords beside a reference over what it stands for', () => {
    const found = followSchema(document, { $ref: '#/components/schemas/New', description: 'Mine.' }, '#/x');
    expect(found.pointer).toBe('#/components/schemas/New');
    expect(found.value).toMatchObject({ type: 'object', description: 'Mine.' });
  });

  it.each([true, false, undefined])('reads %s as a schema without keywords', (schema) => {
    expect(followSchema(document, schema, '#/x')).toEqual({ value: {}, pointer: '#/x' });
  });
});

describe('mergeSchema', () => {
  const merge = (name: string) => mergeSchema(document, { $ref: `#/components/schemas/${name}` }, '#/x');

  it('folds allOf, and knows where each property is declared', () => {
    const { schema, properties } = merge('Pet');
    expect(schema).toEqual({ type: 'object', required: ['name', 'id'], description: 'A pet.' });
    expect([...properties].map(([name, { value, pointer }]) => [name, value, pointer])).toEqual([
      ['name', { type: 'string' }, '#/components/schemas/New/properties/name'],
      ['tag', { type: 'string', maxLength: 5 }, '#/components/schemas/Pet/allOf/1/properties/tag'],
      ['id', { type: 'integer' }, '#/components/schemas/Pet/allOf/1/properties/id'],
    ]);
  });

  it('ends where a schema contains itself', () => {
    const { properties } = merge('Node');
    expect(properties.get('next')?.pointer).toBe('#/components/schemas/Node');
  });

  it('sees through a choice with null', () => {
    expect([...merge('Maybe').properties.keys()]).toEqual(['name', 'tag']);
  });

  it('tells of a property that it may be null, where it saw through such a choice', () => {
    const name = { anyOf: [{ type: 'string' }, { type: 'null' }], title: 'Name' } satisfies Schema;
    const { properties } = mergeSchema(document, { properties: { name, size: { type: 'integer' } } }, '#/x');
    expect(properties.get('name')).toMatchObject({
      value: { type: ['string', 'null'], title: 'Name' },
      isNullable: true,
    });
    expect(properties.get('size')).not.toHaveProperty('isNullable');
  });
});
