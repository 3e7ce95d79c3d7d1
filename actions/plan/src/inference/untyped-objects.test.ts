import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { warnUntyped } from './untyped-objects';

describe('warnUntyped', () => {
  it('names each schema that leaves out that it is an object, and where', () => {
    const properties = { name: { type: 'string' } } as const;
    const post = answering(200, referTo('Book'), { requestBody: jsonOf({ properties }) });
    const found = warnUntyped(createOpenApiDocument({ '/books': { post } }, { Book: { properties } }));
    expect(found.map(({ rule, message }) => [rule, message.split(':')[0]])).toEqual([
      ['untyped-object', 'a schema has properties and no type'],
      ['untyped-object', 'the schema `Book` has properties and no type'],
    ]);
    expect(found.at(-1)?.pointer).toBe('#/components/schemas/Book');
  });

  it('says nothing where all say so', () => {
    expect(warnUntyped(createOpenApiDocument({}, { Book: { type: 'object', properties: {} } }))).toEqual([]);
  });
});
