import type { OpenApiDocument, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { declareUpdates } from './empty-updates';

const CreateCat: Schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const EMPTY: Schema = { type: 'object', properties: {} };

function cats(UpdateCat: Schema, created: Schema = CreateCat): OpenApiDocument {
  const parameters = [pathParameter('id', { type: 'string' })];
  return createOpenApiDocument(
    {
      '/cats': { post: answering(201, referTo('Cat'), { requestBody: jsonOf(referTo('CreateCat')) }) },
      '/cats/{id}': {
        parameters,
        patch: answering(200, referTo('Cat'), { requestBody: { required: true, ...jsonOf(referTo('UpdateCat')) } }),
      },
    },
    { UpdateCat, CreateCat: created, Cat: { type: 'object', properties: { id: { type: 'string' } } } },
  );
}

function readBody({ paths }: OpenApiDocument): unknown {
  return (paths?.['/cats/{id}'] as PathItem).patch?.requestBody;
}

describe('declareUpdates', () => {
  it('lets an update that lists no property take what creates an item, each if it is sent', () => {
    const given = cats(EMPTY);
    const { document, remarks } = declareUpdates(given);
    const schema = { type: 'object', properties: { name: { type: 'string' } } };
    expect(readBody(document)).toEqual({ required: true, content: { 'application/json': { schema } } });
    expect(readBody(given)).toMatchObject({ content: { 'application/json': { schema: referTo('UpdateCat') } } });
    expect(remarks).toEqual([
      {
        pointer: '#/paths/~1cats~1{id}/patch',
        message: 'the body of PATCH /cats/{id} lists no property: it takes those that POST takes, each if sent',
      },
    ]);
  });

  it.each<{ readonly what: string; readonly update: Schema; readonly created?: Schema }>([
    { what: 'it lists one', update: { type: 'object', properties: { age: { type: 'integer' } } } },
    { what: 'it may be any object', update: { type: 'object' } },
    { what: 'it refuses all that it does not list', update: { ...EMPTY, additionalProperties: false } },
    { what: 'it says how many there must be', update: { ...EMPTY, minProperties: 1 } },
    { what: 'POST lists none either', update: EMPTY, created: EMPTY },
  ])('leaves an update alone where $what', ({ update, created }) => {
    const given = cats(update, created);
    expect(declareUpdates(given)).toEqual({ document: given, remarks: [] });
  });
});
