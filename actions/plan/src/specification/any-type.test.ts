import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { nameAnyTypes } from './any-type';

const Pet: Schema = { type: 'object', properties: { id: { type: 'integer' } } };

function name(content: Readonly<Record<string, { readonly schema?: Schema }>>) {
  const responses = { '200': { description: 'pets', content } };
  const named = nameAnyTypes(createOpenApiDocument({ '/pets': { get: { responses } } }, { Pet }));
  const types = JSON.stringify(named.document).match(/"application\/json"/g) ?? [];
  return { count: named.count, types: types.length };
}

describe('nameAnyTypes', () => {
  it.each<[string, Schema]>([
    ['a component', referTo('Pet')],
    ['a list', { type: 'array', items: referTo('Pet') }],
    ['a map', { additionalProperties: { type: 'integer' } }],
    ['a number', { type: 'integer' }],
  ])('takes %s for JSON', (_case, schema) => {
    expect(name({ '*/*': { schema } })).toEqual({ count: 1, types: 1 });
    expect(name({ 'application/*': { schema } })).toEqual({ count: 1, types: 1 });
  });

  it.each<[string, Readonly<Record<string, { readonly schema?: Schema }>>]>([
    ['a text', { '*/*': { schema: { type: 'string' } } }],
    ['what has no schema', { '*/*': {} }],
    ['what is JSON already', { 'application/json': { schema: Pet }, '*/*': { schema: Pet } }],
    ['a picture', { 'image/*': { schema: Pet } }],
  ])('leaves %s', (_case, content) => {
    expect(name(content).count).toBe(0);
  });
});
