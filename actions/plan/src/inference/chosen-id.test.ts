import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };

function infer(key: string, schema: Schema, settings?: PlanSettings, required: string[] = []): InferredPlan {
  const Pet: Schema = { type: 'object', required, properties: { [key]: schema, name: text } };
  const body = { requestBody: jsonOf(referTo('Pet')) };
  const item = { parameters: [pathParameter(key, schema)] };
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, referTo('Pet'), { operationId: 'addPet', ...body }) },
      [`/pets/{${key}}`]: { put: answering(200, referTo('Pet'), { operationId: 'setPet', ...item, ...body }) },
    },
    { Pet },
  );
  return inferPlan(document, settings);
}

describe('an id that a create may carry and need not', () => {
  it.each([
    ['a name, which a change may change', 'username', text, { type: 'string', isMutable: true }],
    ['an id of text', 'petId', text, { type: 'string' }],
    ['a UUID', 'id', { ...text, format: 'uuid' }, { type: 'uuid' }],
    ['a number', 'id', integer, { type: 'integer' }],
  ])('is kept as it was chosen: %s', (_what, property, schema, more) => {
    const { resources, operations } = infer(property, schema);
    expect(resources[0]?.id).toEqual({ property, source: 'client', isOptional: true, ...more });
    expect(resources[0]?.evidence.map(({ rule }) => rule)).toContain('chosen-id');
    expect(operations.map(({ kind }) => kind)).toEqual(['create', 'replace']);
  });

  it.each<[string, string, Schema, PlanSettings | undefined]>([
    ['is readOnly', 'id', { ...integer, readOnly: true }, undefined],
    ['is made of a title', 'slug', text, undefined],
    ['is left to the service by a setting', 'id', integer, { operations: {}, rules: { 'chosen-id': 'off' } }],
  ])('is the service’s where it %s', (_why, property, schema, settings) => {
    expect(infer(property, schema, settings).resources[0]?.id).toMatchObject({ source: 'server' });
  });

  it('is no choice where the create requires it', () => {
    expect(infer('id', integer, undefined, ['id']).resources[0]?.id).toEqual({
      property: 'id',
      type: 'integer',
      source: 'client',
    });
  });
});
