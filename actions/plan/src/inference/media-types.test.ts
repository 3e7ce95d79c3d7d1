import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const Pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string' } },
} as const;

function inferPets(
  types: readonly string[],
  rules: PlanSettings['rules'] = {},
  other: SchemaOrBoolean = referTo('Pet'),
) {
  const content = Object.fromEntries(
    types.map((type, index) => [type, { schema: index === 0 || type.endsWith('/xml') ? referTo('Pet') : other }]),
  );
  const responses = { '201': { description: 'Created.', content } };
  const found = { '200': { description: 'Found.', content } };
  const document = createOpenApiDocument(
    {
      '/pets': { post: { requestBody: { required: true, content }, responses } },
      '/pets/{petId}': { get: { parameters: [pathParameter('petId')], responses: found } },
    },
    { Pet },
  );
  return inferPlan(document, { operations: {}, rules });
}

describe('media types', () => {
  it('are read and written where values can be told from them, and named where not', () => {
    const { operations, warnings } = inferPets(['application/xml', 'application/json', 'multipart/form-data']);
    expect(operations).toMatchObject([
      {
        kind: 'create',
        requestTypes: ['application/json', 'application/xml', 'multipart/form-data'],
        answerTypes: ['application/json', 'application/xml'],
      },
      { kind: 'read', answerTypes: ['application/json', 'application/xml'] },
    ]);
    expect(operations[0]?.evidence).toContainEqual({
      rule: 'media-types',
      detail:
        'the request is read as application/json, application/xml and multipart/form-data; the answer is application/json and application/xml, as `Accept` asks',
    });
    expect(warnings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'media-type: multipart/form-data is never the answer of 2 operations, which have another type too: nothing here knows it',
    ]);
  });

  it('are no matter where there is only JSON', () => {
    const { operations, warnings } = inferPets(['application/json']);
    expect(warnings).toEqual([]);
    expect(operations.some(({ requestTypes, answerTypes }) => requestTypes ?? answerTypes)).toBe(false);
  });

  it('are no others where the rule is off', () => {
    const { operations, warnings } = inferPets(['application/json', 'text/xml'], { 'media-types': 'off' });
    expect(operations[0]?.answerTypes).toBeUndefined();
    expect(warnings.map(({ message }) => message)).toContain(
      'text/xml is refused as the request of 1 operation and never the answer of 2 operations, which have another type too: the rule `media-types` is off',
    );
  });

  it('are read and written as XML where there is nothing else that holds values, unless the rule is off', () => {
    const { operations, warnings } = inferPets(['text/csv', 'application/xml']);
    expect(operations).toMatchObject([
      { kind: 'create', requestTypes: ['application/xml'], answerTypes: ['application/xml'] },
      { kind: 'read', answerTypes: ['application/xml'] },
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'text/csv is never the answer of 2 operations, which have another type too: only lists are written as tables',
      'text/csv is refused as the request of 1 operation, which have another type too: tables are written and never read',
    ]);
    const off = inferPets(['application/xml'], { 'media-types': 'off' });
    expect(off.operations.map(({ kind }) => kind)).toEqual(['custom', 'custom']);
  });

  it('beside a form that is read alone are named', () => {
    const both = Object.fromEntries(
      ['multipart/form-data', 'application/xml'].map((type) => [type, { schema: referTo('Pet') }]),
    );
    const json = { 'application/json': { schema: referTo('Pet') } };
    const post = { requestBody: { content: both }, responses: { '201': { description: 'Created.', content: json } } };
    const { warnings } = inferPlan(createOpenApiDocument({ '/pets': { post } }, { Pet }));
    expect(warnings.map(({ message }) => message)).toContain(
      'application/xml is refused as the request of 1 operation, which have another type too: a form without JSON is read alone',
    );
  });

  it('with another schema are named', () => {
    const other = { type: 'object', properties: { first: { type: 'string' } } } as const;
    const { warnings } = inferPets(['application/json', 'application/vnd.pets.v2+json', 'text/plain'], {}, other);
    expect(warnings.map(({ message }) => message)).toEqual([
      'application/vnd.pets.v2+json is refused as the request of 1 operation and never the answer of 2 operations, which have another type too: its schema is not that of application/json',
      'text/plain is never the answer of 2 operations, which have another type too: its schema is not that of application/json',
      'text/plain is refused as the request of 1 operation, which have another type too: what a text means is not said',
    ]);
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
