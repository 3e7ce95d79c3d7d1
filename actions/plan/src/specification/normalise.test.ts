import { describe, expect, it } from 'vitest';

import { normaliseDocument } from './normalise';

function convert(schema: object): unknown {
  const document = { openapi: '3.0.3', info: {}, paths: {}, components: { schemas: { One: schema } } };
  const { components } = normaliseDocument(document);
  return components?.schemas?.One;
}

describe('normaliseDocument', () => {
  it.each([
    { what: 'a nullable type', from: { type: 'string', nullable: true }, to: { type: ['string', 'null'] } },
    { what: 'a type that is not nullable', from: { type: 'string', nullable: false }, to: { type: 'string' } },
    {
      what: 'a nullable enum',
      from: { type: 'string', nullable: true, enum: ['a'] },
      to: { type: ['string', 'null'], enum: ['a', null] },
    },
    {
      what: 'a nullable composition',
      from: { nullable: true, readOnly: true, allOf: [{ $ref: '#/components/schemas/Two' }] },
      to: { readOnly: true, anyOf: [{ allOf: [{ $ref: '#/components/schemas/Two' }] }, { type: 'null' }] },
    },
    {
      what: 'an exclusive bound',
      from: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      to: { type: 'number', exclusiveMinimum: 0, maximum: 9 },
    },
    { what: 'an exclusive bound of nothing', from: { type: 'number', exclusiveMinimum: true }, to: { type: 'number' } },
    { what: 'an example', from: { type: 'string', example: 'x' }, to: { type: 'string', examples: ['x'] } },
    {
      what: 'binary',
      from: { type: 'string', format: 'binary' },
      to: { type: 'string', contentMediaType: 'application/octet-stream' },
    },
    {
      what: 'base64',
      from: { type: 'string', format: 'byte' },
      to: { type: 'string', format: 'byte', contentEncoding: 'base64' },
    },
    {
      what: 'what stands beside a reference, which 3.0 ignores',
      from: { $ref: '#/components/schemas/Two', readOnly: true, description: 'Mine.' },
      to: { $ref: '#/components/schemas/Two', description: 'Mine.' },
    },
    {
      what: 'a nullable reference, which is meant all the same',
      from: { $ref: '#/components/schemas/Two', nullable: true, description: 'Mine.' },
      to: { description: 'Mine.', anyOf: [{ $ref: '#/components/schemas/Two' }, { type: 'null' }] },
    },
    {
      what: 'a nullable type beside parts',
      from: { type: 'object', nullable: true, allOf: [{ $ref: '#/components/schemas/Two' }] },
      to: { anyOf: [{ type: 'object', allOf: [{ $ref: '#/components/schemas/Two' }] }, { type: 'null' }] },
    },
    {
      what: 'schemas at every depth',
      from: { type: 'array', items: { properties: { a: { not: { type: 'string', nullable: true } } } } },
      to: { type: 'array', items: { properties: { a: { not: { type: ['string', 'null'] } } } } },
    },
    {
      what: 'no property that is called like a keyword',
      from: { properties: { nullable: { type: 'boolean' }, example: { type: 'string' } } },
      to: { properties: { nullable: { type: 'boolean' }, example: { type: 'string' } } },
    },
    {
      what: 'no value that looks like a schema',
      from: { type: 'object', default: { nullable: true }, enum: [{ example: 1 }], 'x-own': { nullable: true } },
      to: { type: 'object', default: { nullable: true }, enum: [{ example: 1 }], 'x-own': { nullable: true } },
    },
  ])('converts $what', ({ from, to }) => {
    expect(convert(from)).toEqual(to);
  });

  it('finds schemas wherever a document has them, and leaves examples alone', () => {
    const old = { schema: { type: 'string', nullable: true } };
    const looksOld = { schema: { type: 'string', nullable: true } };
    const document = {
      openapi: '3.0.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          parameters: [{ name: 'p', in: 'query', ...old }],
          get: {
            responses: {
              '200': {
                headers: { 'X-A': old },
                content: { 'application/json': { ...old, example: looksOld, examples: { one: { value: looksOld } } } },
              },
            },
            callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { 'a/b': old } } } } } },
          },
        },
      },
      components: { parameters: { schema: { name: 'schema', in: 'query', ...old } } },
    };
    const text = JSON.stringify(normaliseDocument(document));
    expect(text.match(/"type":\["string","null"\]/g)).toHaveLength(5);
    expect(text.match(/"nullable":true/g)).toHaveLength(2);
  });

  it('says 3.1, and keeps the order of keys', () => {
    const document = { info: {}, openapi: '3.0.3', paths: { '/z': {}, '/a': {} }, tags: [] };
    expect(JSON.stringify(normaliseDocument(document))).toBe(
      '{"info":{},"openapi":"3.1.0","paths":{"/z":{},"/a":{}},"tags":[]}',
    );
  });

  it.each([
    { from: { type: ['string', 'integer'], nullable: true }, to: { type: ['string', 'integer', 'null'] } },
    { from: { type: ['string', 'null'], nullable: true }, to: { type: ['string', 'null'] } },
    {
      from: { type: 'string', const: 'a', nullable: true },
      to: { anyOf: [{ type: 'string', const: 'a' }, { type: 'null' }] },
    },
  ])('converts $from in a document of 3.1', ({ from, to }) => {
    const document = { openapi: '3.1.0', components: { schemas: { One: from } } };
    expect(normaliseDocument(document).components?.schemas?.One).toEqual(to);
  });

  it('leaves the rest of a document of 3.1 as it is', () => {
    const document = { openapi: '3.1.1', components: { schemas: { One: { type: 'string', example: 'x' } } } };
    expect(normaliseDocument(document)).toEqual(document);
  });
});
