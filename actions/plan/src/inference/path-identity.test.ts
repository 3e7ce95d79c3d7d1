import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
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

interface Crates {
  readonly parameter?: string;
  readonly schema?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly item?: PathItem;
}

/** Crates that are made, and found by a parameter of the path. */
function infer({ parameter = 'crateId', schema = integer, properties, item }: Crates = {}, rules = {}): InferredPlan {
  const body = { requestBody: { required: true, ...jsonOf(referTo('Crate')) } };
  const paths = {
    '/crates': { post: answering(201, referTo('Crate'), { operationId: 'addCrate', ...body }) },
    [`/crates/{${parameter}}`]: {
      parameters: [pathParameter(parameter, schema)],
      ...(item ?? { get: answering(200, referTo('Crate'), { operationId: 'readCrate' }) }),
    },
  };
  const document = createOpenApiDocument(paths, {
    Crate: { type: 'object', properties: properties ?? { label: text, weight: integer } },
  });
  return inferPlan(document, { operations: {}, rules });
}

describe('an id that only the path shows', () => {
  it.each([
    ['crateId', integer, 'integer'],
    ['id', { type: 'string', format: 'uuid' }, 'uuid'],
    ['crate', text, 'string'],
  ] satisfies [string, Schema, string][])('is kept by the service: {%s} of %j', (parameter, schema, type) => {
    const { resources, operations } = infer({ parameter, schema });
    expect(resources[0]?.id).toEqual({ property: 'id', type, source: 'hidden', isInPath: true });
    expect(resources[0]?.evidence.map(({ rule }) => rule)).toContain('path-id');
    expect(operations.map(({ kind, location }) => [kind, location])).toEqual([
      ['create', `/crates/{${parameter}}`],
      ['read', undefined],
    ]);
  });

  it.each<[string, Crates]>([
    ['it may be a name that the item shows', { parameter: 'crate', schema: text, properties: { name: text } }],
    ['the item shows an id of its own', { parameter: 'ownerId', properties: { id: integer } }],
    ['it has a form that the service cannot make up', { schema: { type: 'string', pattern: '^[A-Z]{3}$' } }],
    ['it is one of a few', { schema: { type: 'string', enum: ['a', 'b'] } }],
    ['it is no id', { parameter: 'colour' }],
    ['the answer only holds a list', { properties: { crates: { type: 'array', items: { type: 'object' } } } }],
    ['nothing is there by it', { item: { post: answering(200, referTo('Crate')) } }],
  ])('is none where %s', (_, crates) => {
    expect(infer(crates).resources[0]?.id.isInPath).toBeUndefined();
  });

  it('is none where the rule is switched off', () => {
    const [operation] = infer({}, { 'path-id': 'off' }).operations;
    expect(operation?.reason).toBe('the path parameter `crateId` selects items by something that Crate does not show');
  });
});
