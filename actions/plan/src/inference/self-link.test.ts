import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
const NewTodo: Schema = { type: 'object', required: ['title'], properties: { title: text } };
const todo = (name: string, schema: Schema, required = ['id', name]): Schema => ({
  type: 'object',
  required,
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, title: text, [name]: schema },
});

interface Given {
  readonly post?: Partial<Operation>;
  readonly item?: PathItem;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

function plan(Todo: Schema, { post = {}, item, rules = {} }: Given = {}): InferredPlan {
  const read = answering(200, referTo('Todo'));
  const paths = {
    '/todos': {
      get: answering(200, { type: 'array', items: referTo('Todo') }),
      post: answering(201, referTo('Todo'), { requestBody: jsonOf(referTo('NewTodo')), ...post }),
    },
    '/todos/{todoId}': item ?? { parameters: [pathParameter('todoId')], get: read },
  };
  return inferPlan(createOpenApiDocument(paths, { Todo, NewTodo }), { operations: {}, rules });
}

const uri: Schema = { type: 'string', format: 'uri', readOnly: true };

describe('the address of an item that the item shows', () => {
  it.each([
    ['url', uri],
    ['href', text],
  ])('is called %s', (name, schema) => {
    const { resources, operations } = plan(todo(name, schema));
    expect(resources[0]?.selfLink).toEqual({ property: name, path: '/todos/{todoId}' });
    expect(resources[0]?.evidence.map(({ rule }) => rule)).toContain('self-link');
    expect(operations.map(({ kind }) => kind)).toEqual(['list', 'create', 'read']);
  });

  const all = ['id', 'url'];

  it.each<[string, Schema, Given]>([
    ['it need not be shown', todo('url', uri, ['id']), {}],
    ['it has another name', todo('photoUrl', uri), {}],
    ['it has another format', todo('url', { type: 'string', format: 'uuid' }), {}],
    ['a request carries it', todo('url', text, all), { post: { requestBody: jsonOf(referTo('Todo')) } }],
    [
      'nothing reads an item',
      todo('url', uri),
      { item: { parameters: [pathParameter('todoId')], delete: answering(204) } },
    ],
    ['the rule is off', todo('url', uri), { rules: { 'self-link': 'off' } }],
  ])('is not looked for where %s', (_, schema, given) => {
    expect(plan(schema, given).resources[0]?.selfLink).toBeUndefined();
  });
});
