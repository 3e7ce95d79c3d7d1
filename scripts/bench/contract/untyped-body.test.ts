import { describe, expect, it } from 'vitest';

import { findProof } from './proofs';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const BOOK: Schema = {
  required: ['name'],
  properties: { name: { type: 'string' }, by: { properties: { age: { type: 'integer' } } } },
};

function prove(
  text: string,
  schema: Schema = BOOK,
  type = 'application/json',
  status = 400,
  declared = '4XX',
): string | undefined {
  const post = answering(200, undefined, {
    requestBody: jsonOf(referTo('Book')),
    responses: { [declared]: { description: '' } },
  });
  const document = createOpenApiDocument({ '/books': { post } }, { Book: schema });
  const failure = { operation: 'POST /books', check: 'RejectedPositiveData', status, message: '', example: '' };
  return findProof(document, { ...failure, sent: { type, text } });
}

describe('bodies that are no objects, of schemas that only mean them', () => {
  it.each(['null', '[]', '"book"', '7', '{"name":"a","by":null}', '{"name":"a","by":[1]}'])(
    'are proven: %s',
    (text) => {
      expect(prove(text)).toBe('untyped-object');
    },
  );

  it('are proven where no refusal of what is wrong is declared', () => {
    expect(prove('null', BOOK, 'application/json', 400, '200')).toBe('untyped-object');
  });

  it.each<[string, string, Schema?, string?, number?, string?]>([
    ['an object is sent', '{"name":"a","by":{}}'],
    ['an object is wrong', '{"by":null}'],
    ['the schema says that it is an object', 'null', { ...BOOK, type: 'object' }],
    ['the schema has no properties', 'null', { required: ['name'] }],
    ['what is sent is no JSON', '{"name"'],
    ['it is said to be none', 'null', BOOK, 'text/plain'],
    ['it is refused for something else', 'null', BOOK, 'application/json', 409],
    ['another refusal of it is declared', 'null', BOOK, 'application/json', 400, '422'],
    ['a refusal that nothing declares is told otherwise', 'null', BOOK, 'application/json', 422, '200'],
  ])('are not where %s', (_case, text, schema, type, status, declared) => {
    expect(prove(text, schema, type, status, declared)).toBeUndefined();
  });
});
