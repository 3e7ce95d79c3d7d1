import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { isWithin } from './is-within';

const tag: SchemaOrBoolean = { type: 'string', pattern: '^[a-z]+$', maxLength: 9 };
const tags: SchemaOrBoolean = { type: 'array', items: tag, maxItems: 3 };
const texts: SchemaOrBoolean = { type: 'array', items: { type: 'string' } };
const named = (rest: object): SchemaOrBoolean => ({ type: 'object', properties: { name: tag }, ...rest });

describe('isWithin', () => {
  const document = createOpenApiDocument({}, { Tags: tags });

  it.each<[string, SchemaOrBoolean, SchemaOrBoolean]>([
    ['the same, by another way', { $ref: '#/components/schemas/Tags' }, tags],
    ['a list of some texts', tags, texts],
    ['an integer', { type: 'integer' }, { type: 'number' }],
    ['some of the values', { enum: ['a'] }, { enum: ['a', 'b'] }],
    ['closer bounds', { type: 'string', minLength: 2, maxLength: 3 }, { type: 'string', minLength: 1, maxLength: 4 }],
    ['more that must be there', named({ required: ['name'] }), named({})],
    ['fewer properties', named({ additionalProperties: false }), named({ properties: { name: tag, no: tag } })],
    ['anything', tags, true],
  ])('holds for %s', (_what, given, wide) => {
    expect(isWithin(document, given, wide)).toBe(true);
  });

  it.each<[string, SchemaOrBoolean, SchemaOrBoolean]>([
    ['a list of any texts', texts, tags],
    ['a number', { type: 'number' }, { type: 'integer' }],
    ['null', { type: ['string', 'null'] }, { type: 'string' }],
    ['less that must be there', named({}), named({ required: ['name'] })],
    ['properties that may be anything', named({}), named({ properties: { name: tag, no: tag } })],
    ['a property that is no such', named({}), named({ properties: { name: { type: 'integer' } } })],
    ['another of several', { oneOf: [{ type: 'string' }] }, { oneOf: [{ type: 'integer' }] }],
    ['anything', true, tags],
  ])('does not for %s', (_what, given, wide) => {
    expect(isWithin(document, given, wide)).toBe(false);
  });
});
