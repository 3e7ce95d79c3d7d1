import type { MediaType, OpenApiDocument, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { declareOpenAnswers } from './open-answers';

const Jar = objectOf({ id: { type: 'string' }, label: { type: 'string' } });
const shown = jsonOf(referTo('Jar')).content;

/** Jars whose removal answers what is given. */
function jars(content: Readonly<Record<string, MediaType>>, read: Schema = referTo('Jar')): OpenApiDocument {
  const byId = { parameters: [pathParameter('jarId')] };
  return createOpenApiDocument(
    {
      '/jars': { get: answering(200, { type: 'array', items: referTo('Jar') }), post: answering(201, {}) },
      '/jars/{jarId}': {
        ...byId,
        get: answering(200, read),
        delete: { responses: { 200: { description: 'Gone.', content } } },
      },
    },
    { Jar },
  );
}

function readRemoval({ paths }: OpenApiDocument): unknown {
  return (paths?.['/jars/{jarId}'] as PathItem).delete?.responses?.['200'];
}

describe('declareOpenAnswers', () => {
  it.each<[string, Schema]>([
    ['any value', {}],
    ['any object', { type: 'object', title: 'Answer', additionalProperties: true }],
  ])('shows the item where a write answers %s', (_which, schema) => {
    const { document, remarks } = declareOpenAnswers(jars(jsonOf(schema).content));
    expect(readRemoval(document)).toEqual({ description: 'Gone.', content: shown });
    expect((document.paths?.['/jars'] as PathItem).post?.responses?.['201']).toHaveProperty('content', shown);
    expect(remarks.map(({ pointer }) => pointer)).toEqual(['#/paths/~1jars/post', '#/paths/~1jars~1{jarId}/delete']);
  });

  it.each<[string, Readonly<Record<string, MediaType>>]>([
    ['a list', jsonOf({ type: 'array' }).content],
    ['a map', jsonOf({ type: 'object', additionalProperties: { type: 'integer' } }).content],
    ['an example of its own', { 'application/json': { schema: {}, example: { done: true } } }],
    ['an example in the schema', jsonOf({ type: 'object', examples: [{ done: true }] }).content],
    ['text', { 'text/plain': {} }],
    ['JSON or text', { 'application/json': { schema: {} }, 'text/plain': {} }],
  ])('leaves an answer alone that says %s', (_which, content) => {
    const given = jars(content);
    expect(readRemoval(declareOpenAnswers(given).document)).toEqual(readRemoval(given));
  });

  it('leaves all alone where GET shows nothing that has a name', () => {
    const given = jars(jsonOf({}).content, Jar);
    expect(declareOpenAnswers(given)).toEqual({ document: given, remarks: [] });
  });
});
