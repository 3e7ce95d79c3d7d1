import { describe, expect, it } from 'vitest';

import { findProof } from './proofs';

import type { OpenApiDocument, Parameter, Response, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const ID: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const USER: Schema = {
  type: 'object',
  properties: {
    email: { anyOf: [{ type: 'string', format: 'email', maxLength: 20 }, { type: 'null' }] },
    age: { type: 'integer', minimum: 0 },
  },
};
const PLAIN: Schema = { type: 'object', properties: { email: { type: ['string', 'null'] }, age: { type: 'number' } } };

const requestBody = { required: true, ...jsonOf(PLAIN) };
const responses: Record<string, Response> = { 422: { description: 'No.' } };

/** Users that are made, wrapped, and changed without being shown, each by bodies that say less than a user does. */
const document: OpenApiDocument = createOpenApiDocument(
  {
    '/users': { post: answering(201, referTo('User'), { requestBody, responses }) },
    '/written-out': { post: answering(201, USER, { requestBody, responses }) },
    '/wrapped': { post: answering(201, referTo('Wrapped'), { requestBody, responses }) },
    '/users/{id}': {
      get: answering(200, referTo('Account'), { parameters: [ID] }),
      put: answering(204, undefined, { parameters: [ID], requestBody, responses }),
    },
    '/users/{id}/mail': { put: answering(204, undefined, { parameters: [ID], requestBody, responses }) },
  },
  {
    User: USER,
    Account: { allOf: [referTo('User'), { type: 'object', properties: { id: { type: 'string' } } }] },
    Wrapped: { type: 'object', properties: { user: referTo('User') } },
  },
);

/** Pets whose change declares neither a success nor the refusal of a status that no pet may have. */
const pets = createOpenApiDocument(
  {
    '/pets/{id}': {
      get: answering(200, referTo('Pet'), { parameters: [ID] }),
      post: {
        parameters: [ID, { name: 'status', in: 'query', schema: { type: 'string' } }],
        responses: { 405: { description: 'Invalid input' } },
      },
    },
  },
  { Pet: { type: 'object', properties: { status: { type: 'string', enum: ['sold'] } } } },
);

function prove(operation: string, text: string, type = 'application/json', status = 422): string | undefined {
  const failure = { operation, check: 'RejectedPositiveData', status, message: '', example: '' };
  return findProof(document, { ...failure, sent: { type, text } });
}

describe('bodies that set what no item can show', () => {
  it.each([
    ['a text without its format', 'POST /users', '{"email":"nobody"}'],
    ['a text that is too long', 'POST /users', '{"email":"a-name-that-is-long@example.com"}'],
    ['a number that is not whole', 'POST /users', '{"email":null,"age":1.5}'],
    ['a text without its format, where the answer refers to nothing', 'POST /written-out', '{"email":"nobody"}'],
    ['what the answer wraps', 'POST /wrapped', '{"email":"nobody"}'],
    ['what is sent in a wrapper', 'POST /wrapped', '{"user":{"age":-1}}'],
    ['what only the item shows', 'PUT /users/{id}', '{"age":-1}'],
  ])('prove their refusal by %s', (_what, operation, text) => {
    expect(prove(operation, text)).toBe('kept-more-narrowly');
  });

  it.each([
    ['an item can show all', 'POST /users', '{"email":"a@example.com","age":1}'],
    ['there is nothing to show', 'POST /users', '{"email":null}'],
    ['the property is none of the item', 'POST /users', '{"phone":"nobody"}'],
    ['a list is sent', 'POST /users', '[{"email":"nobody"}]'],
    ['what is sent is no JSON', 'POST /users', '{"email":'],
    ['it is not said to be JSON', 'POST /users', '{"email":"nobody"}', 'text/plain'],
    ['the refusal is not declared', 'POST /users', '{"email":"nobody"}', 'application/json', 400],
    ['nothing shows an item', 'PUT /users/{id}/mail', '{"email":"nobody"}'],
  ])('prove nothing where %s', (_case, operation, text, type?: string, status?: number) => {
    expect(prove(operation, text, type, status)).toBeUndefined();
  });

  it.each([
    ['', 400, 'kept-more-narrowly'],
    ['lost', 400, 'kept-more-narrowly'],
    ['sold', 400, undefined],
    ['lost', 404, undefined],
  ])('are proven of a query too, where nothing is declared of it: `%s`, %i', (asked, status, expected) => {
    const address = `http://localhost/pets/1?status=${asked}`;
    const failure = { operation: 'POST /pets/{id}', check: 'RejectedPositiveData', message: '', example: '' };
    expect(findProof(pets, { ...failure, status, address })).toBe(expected);
  });
});
