import type { Evidence, PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { ...integer, readOnly: true }, name: text },
};
const byId = { parameters: [pathParameter('petId', integer)] };
const withPet = { requestBody: jsonOf(referTo('Pet')) };

function judge(answer: Schema, method: 'post' | 'put' | 'patch', rules = {}): PlannedOperation | undefined {
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, method === 'post' ? answer : referTo('Pet'), withPet) },
      '/pets/{petId}': {
        get: answering(200, referTo('Pet'), byId),
        ...(method === 'post' ? {} : { [method]: answering(200, answer, { ...byId, ...withPet }) }),
      },
    },
    { Pet },
  );
  return inferPlan(document, { operations: {}, rules }).operations.find((one) => one.method === method);
}

function object(properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema {
  return { type: 'object', required, properties };
}

function told(operation: PlannedOperation | undefined): Evidence | undefined {
  return operation?.evidence.find(({ rule }) => rule === 'confirmation');
}

describe('an answer that wraps what holds others of its kind', () => {
  it('is an item', () => {
    const Tree = object({ id: integer, trees: { type: 'array', items: referTo('Tree') } });
    const answer = object({ success: { type: 'boolean' }, data: referTo('Tree') });
    const read = answering(200, answer, { parameters: [pathParameter('treeId', integer)] });
    const planned = inferPlan(createOpenApiDocument({ '/trees/{treeId}': { get: read } }, { Tree }));
    expect(planned.operations[0]).toMatchObject({
      kind: 'read',
      success: { itemProperty: 'data', companions: { success: true } },
    });
  });
});

describe('a write that answers no item', () => {
  it.each(['put', 'patch'] as const)('says that it is done: %s', (method) => {
    const found = judge(object({ message: text }), method);
    expect(found?.kind).toBe(method === 'put' ? 'replace' : 'patch');
    expect(found?.success).toMatchObject({ shape: 'other' });
    expect(Object.keys(found?.success?.confirmation ?? {})).toEqual(['message']);
    expect(judge(object({ message: text }), method, { confirmation: 'off' })?.kind).toBe('custom');
  });

  it.each<[string, Schema, string | undefined]>([
    ['the usual one', text, 'The pet was deleted.'],
    ['its example', { ...text, example: 'success' }, 'success'],
    ['the only one that there is', { ...text, const: 'OK' }, 'OK'],
    ['none where it has a form', { ...text, pattern: '^[0-9]+$' }, undefined],
  ])('says in plain text that it is done: %s', (_which, schema, said) => {
    const content = { 'text/plain': { schema } };
    const remove = { ...byId, responses: { 200: { description: 'Gone.', content } } };
    const document = createOpenApiDocument(
      { '/pets/{petId}': { get: answering(200, referTo('Pet'), byId), delete: remove } },
      { Pet },
    );
    const found = inferPlan(document).operations.find(({ method }) => method === 'delete');
    expect(found?.kind).toBe(said === undefined ? 'custom' : 'delete');
    expect(found?.success?.said).toBe(said);
  });

  it.each<['put' | 'patch' | 'post', string, boolean]>([
    ['put', 'application/json', true],
    ['patch', '*/*', true],
    ['post', 'application/json', false],
    ['post', '*/*', false],
  ])('says by %s in a text of %s that it is done: %s', (method, type, isSaid) => {
    const responses = {
      [method === 'post' ? 201 : 200]: { description: 'Done.', content: { [type]: { schema: text } } },
    };
    const write = { ...(method === 'post' ? {} : byId), requestBody: jsonOf(object({ name: text })), responses };
    const document = createOpenApiDocument(
      {
        '/pets':
          method === 'post' ? { post: write } : { get: answering(200, { type: 'array', items: referTo('Pet') }) },
        '/pets/{petId}': {
          get: answering(200, referTo('Pet'), byId),
          ...(method === 'post' ? {} : { [method]: write }),
        },
      },
      { Pet },
    );
    const found = inferPlan(document).operations.find((one) => one.method === method);
    expect(found?.kind === 'custom').toBe(!isSaid);
    if (isSaid) expect(found?.success?.said).toMatch(/^The pet was /);
    else expect(found?.success?.said).toBeUndefined();
  });

  it.each<[string, Schema, object]>([
    ['alone', object({ petId: integer }), { confirmation: {}, idProperty: 'petId' }],
    [
      'beside a message',
      object({ message: { ...text, const: 'stored' }, id: integer }),
      { confirmation: { message: 'stored' }, idProperty: 'id' },
    ],
    [
      'in a wrapper',
      object({ success: { type: 'boolean' }, data: object({ petId: integer }) }),
      { confirmation: { success: true }, idProperty: 'petId', envelopeProperty: 'data' },
    ],
  ])('tells the id of the new item %s', (_case, answer, success) => {
    const found = judge(answer, 'post');
    expect(found).toMatchObject({ kind: 'create', success: { status: 201, shape: 'other', ...success } });
    expect(told(found)?.detail).toMatch(/^its answer tells of the item only the id, in `(?:petId|id)`$/);
  });

  it('stays custom where it carries what no item shows either', () => {
    const invited = { requestBody: jsonOf(object({ name: text, email: text })) };
    const document = createOpenApiDocument(
      {
        '/pets': { post: answering(201, object({ message: text }), invited) },
        '/pets/{petId}': { get: answering(200, referTo('Pet'), byId) },
      },
      { Pet },
    );
    expect(inferPlan(document).operations[0]).toMatchObject({
      kind: 'custom',
      reason: 'no Pet shows `email` of the request, and the answer shows no item',
    });
  });

  it.each<[string, Schema]>([
    ['an id of another type', object({ petId: text })],
    ['something that nothing tells', object({ petId: integer, queue: text })],
    ['two ids', object({ petId: integer, id: integer, message: text })],
  ])('stays custom where it must show %s', (_case, answer) => {
    expect(judge(answer, 'post')?.kind).toBe('custom');
  });
});
