import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { assumeObjects } from './untyped-objects';

const text = { type: 'string' } as const;

describe('schemas that have properties and no type', () => {
  it('are taken for objects, wherever they are', () => {
    const requestBody = jsonOf({ properties: { by: { properties: { name: text } } } });
    const document = createOpenApiDocument(
      { '/books': { post: answering(200, referTo('Book'), { requestBody }) } },
      {
        Book: { allOf: [{ properties: { id: text } }] },
      },
    );
    const { document: told, pointers } = assumeObjects(document);
    const schema = '#/paths/~1books/post/requestBody/content/application~1json/schema';
    const book = '#/components/schemas/Book/allOf/0';
    expect([...pointers].sort()).toEqual([book, schema, `${schema}/properties/by`]);
    expect(told.components?.schemas?.Book).toEqual({ allOf: [{ type: 'object', properties: { id: text } }] });
  });

  it.each([
    ['have one', { type: 'object', properties: { id: text } }],
    ['have no properties', { required: ['id'] }],
    ['stand in an example', { type: 'object', example: { properties: { id: 'a' } } }],
    ['have properties of these names', { type: 'object', properties: { properties: { type: 'string' }, id: text } }],
  ] as const)('stay where they %s', (_case, schema) => {
    const document = createOpenApiDocument({}, { Book: schema });
    expect(assumeObjects(document)).toEqual({ document, pointers: [] });
  });
});
