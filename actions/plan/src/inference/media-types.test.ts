import { createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const Pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string' } },
} as const;

function inferPets(types: readonly string[]) {
  const content = Object.fromEntries(types.map((type) => [type, { schema: referTo('Pet') }]));
  const responses = { '201': { description: 'Created.', content } };
  const found = { '200': { description: 'Found.', content } };
  const document = createOpenApiDocument(
    {
      '/pets': { post: { requestBody: { required: true, content }, responses } },
      '/pets/{petId}': { get: { parameters: [pathParameter('petId')], responses: found } },
    },
    { Pet },
  );
  return inferPlan(document);
}

describe('media types', () => {
  it('are named where nothing reads or writes them', () => {
    const { operations, warnings } = inferPets(['application/xml', 'application/json', 'multipart/form-data']);
    expect(operations.map(({ kind }) => kind)).toEqual(['create', 'read']);
    expect(warnings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'media-type: application/xml is refused as the request of 1 operation and never the answer of 2 operations, which have another type too',
      'media-type: multipart/form-data is never the answer of 2 operations, which have another type too',
    ]);
  });

  it('are no matter where there is only JSON', () => {
    expect(inferPets(['application/json']).warnings).toEqual([]);
  });
});

describe('a form', () => {
  it.each(['application/x-www-form-urlencoded', 'multipart/form-data'])('is stored when it comes as %s', (type) => {
    const content = { [type]: { schema: referTo('Pet') } };
    const json = { 'application/json': { schema: referTo('Pet') } };
    const post = { requestBody: { content }, responses: { '201': { description: 'Created.', content: json } } };
    const { operations } = inferPlan(createOpenApiDocument({ '/pets': { post } }, { Pet }));
    expect(operations).toMatchObject([{ kind: 'create', resource: 'Pet' }]);
  });
});
