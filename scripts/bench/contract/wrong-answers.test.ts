import { describe, expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';

import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';

function fail(answer: unknown, overrides: Partial<Failure> = {}): Failure {
  const usual = { operation: 'GET /items', check: 'JsonSchemaError', status: 200, message: '', example: '' };
  return { ...usual, answer: JSON.stringify(answer), ...overrides };
}

describe('variants-alike', () => {
  const BOTH = [referTo('Book'), referTo('Magazine')];

  function createItems(choice: object = { oneOf: BOTH }, magazine: Schema = {}): OpenApiDocument {
    const discriminator = { propertyName: 'type', mapping: { B: '#/components/schemas/Book' } };
    const Item = {
      type: 'object',
      discriminator,
      properties: { type: { type: 'string' }, title: { type: 'string', maxLength: 4 } },
    } as Schema;
    const allOf = [referTo('Item')];
    return createOpenApiDocument(
      { '/items': { get: answering(200, { type: 'array', items: choice as Schema }) } },
      {
        Item,
        Book: { allOf, description: 'A book.', required: ['type'] },
        Magazine: { allOf, required: ['type'], ...magazine },
      },
    );
  }

  it.each([
    [
      'the discriminator of what all have',
      createItems(),
      [{ type: 'B', title: 'a' }, { type: 'Book' }, { type: 'Magazine' }],
    ],
    [
      'the discriminator of the choice',
      createItems({ oneOf: BOTH, discriminator: { propertyName: 'title' } }),
      [{ type: 'a', title: 'Book' }],
    ],
  ])('an answer is the one that is named: by %s', (_case, document, answer) => {
    expect(findProof(document, fail(answer))).toBe('variants-alike');
  });

  const told = { allOf: [referTo('Item'), { type: 'object', properties: { issue: { type: 'integer' } } }] } as Schema;
  it.each([
    ['names none', createItems(), [{ type: 'Paper' }]],
    ['lacks the name', createItems(), [{ title: 'a' }]],
    ['breaks the schema of the one', createItems(), [{ type: 'B', title: 'abcde' }]],
    ['is right, and another one is not', createItems(), [{ type: 'B' }, { type: 'B', title: 7 }]],
    ['is no list', createItems(), { type: 'B' }],
    ['could be one that is told apart', createItems({ oneOf: BOTH }, told), [{ type: 'B' }]],
    ['follows its schema', createItems({ anyOf: BOTH }), [{ type: 'B' }]],
    ['may follow one that is not named', createItems({ oneOf: [...BOTH, { type: 'object' }] }), [{ type: 'B' }]],
  ])('shows nothing of an answer that %s', (_case, document, answer) => {
    expect(findProof(document, fail(answer))).toBeUndefined();
  });

  it('shows nothing of another check', () => {
    expect(findProof(createItems(), fail([{ type: 'B' }], { check: 'MissingContentType' }))).toBeUndefined();
  });
});

describe('two-types-at-once', () => {
  const list: Schema = { type: 'object', properties: { data: { type: 'array', items: { type: 'string' } } } };
  const wrap = (data: Schema, also: Schema = list): OpenApiDocument => {
    const wrapped: Schema = { type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' }, data } };
    return createOpenApiDocument(
      { '/items': { get: answering(200, { allOf: [referTo('Wrapped'), also] }) } },
      { Wrapped: wrapped },
    );
  };
  const planned = wrap({});
  const original = wrap({ type: 'object' });
  const right = { ok: true, data: ['a'] };

  it('a property of an answer would have to be an object and a list', () => {
    expect(findProof(planned, fail(right), original)).toBe('two-types-at-once');
  });

  it.each([
    ['the rest is wrong', planned, { ...right, ok: 1 }, original],
    ['the property is wrong as it is planned', planned, { ...right, data: [7] }, original],
    ['the property is an object', planned, { ...right, data: {} }, original],
    ['some value may stand there', planned, right, wrap({ type: 'object' }, { type: 'object' })],
    ['some value of the list may stand there', planned, right, wrap({ type: 'array', maxItems: 0 })],
    ['a part of the property could be right', planned, { ok: true, data: [['a']] }, original],
    ['the document is planned as it was written', original, right, original],
    ['the property is not there', planned, { ok: 'yes' }, original],
    ['it was not written', planned, right, createOpenApiDocument({})],
  ])('shows nothing where %s', (_case, document, answer, written) => {
    expect(findProof(document, fail(answer), written)).toBeUndefined();
  });
});

describe('content-of-204', () => {
  const nothing = answering(204, { type: 'object' });
  const remove = (status: number, overrides: Partial<Failure> = {}): Failure => {
    const { answer: _, ...failure } = fail(undefined, { status, check: 'MissingContentType', ...overrides });
    return { ...failure, ...overrides };
  };

  it.each(['MissingContentType', 'MalformedJson'])('an answer of 204 has no content: %s', (check) => {
    expect(findProof(createOpenApiDocument({ '/items': { get: nothing } }), remove(204, { check }))).toBe(
      'content-of-204',
    );
  });

  it.each([
    ['something was sent', nothing, remove(204, { answer: 'a' })],
    ['it is an answer of 200', answering(200, { type: 'object' }), remove(200)],
    ['another status has content', answering(200, { type: 'object' }), remove(204)],
    ['no content is declared', answering(204), remove(204)],
    ['something else is wrong', nothing, remove(204, { check: 'UndefinedStatusCode' })],
  ])('shows nothing where %s', (_case, get, failure) => {
    expect(findProof(createOpenApiDocument({ '/items': { get } }), failure)).toBeUndefined();
  });
});
