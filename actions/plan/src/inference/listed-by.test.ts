import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
const Task: Schema = {
  type: 'object',
  required: ['id', 'title', 'projectId'],
  properties: { id: { ...text, format: 'uuid', readOnly: true }, title: text, projectId: text },
};
const NewTask: Schema = { type: 'object', required: ['title'], properties: { title: text } };
const tasks: Schema = { type: 'array', items: referTo('Task') };

function judge(paths: Readonly<Record<string, PathItem>>, rules = {}): readonly PlannedOperation[] {
  return inferPlan(createOpenApiDocument(paths, { Task, NewTask }), { operations: {}, rules }).operations;
}

function by(name: string, ...others: string[]) {
  return { parameters: [name, ...others].map((one) => pathParameter(one, text)) };
}

const paths = {
  '/tasks/{projectId}': {
    get: answering(200, tasks, by('projectId')),
    post: answering(201, referTo('Task'), { ...by('projectId'), requestBody: jsonOf(referTo('NewTask')) }),
  },
  '/tasks/{projectId}/t/{taskId}': {
    get: answering(200, referTo('Task'), by('projectId', 'taskId')),
    delete: answering(204, undefined, by('projectId', 'taskId')),
  },
};

describe('a path whose last parameter selects no item', () => {
  it('lists and makes what holds it', () => {
    const [list, create, read, remove] = judge(paths);
    const parents = [{ parameter: 'projectId', property: 'projectId' }];
    expect(list).toMatchObject({ kind: 'list', resource: 'Task', parents });
    expect(create).toMatchObject({ kind: 'create', resource: 'Task', parents });
    expect(read).toMatchObject({ kind: 'read', resource: 'Task', parents });
    expect(remove).toMatchObject({ kind: 'delete', resource: 'Task', parents });
    expect(list?.evidence.at(-1)).toEqual({
      rule: 'listed-by',
      detail: 'what GET lists here holds `projectId`: the path selects no item',
    });
    expect(judge(paths, { 'listed-by': 'off' })[0]?.kind).toBe('custom');
  });

  it.each([['id'], ['taskId'], ['task'], ['owner']])('is none that is called %s', (name) => {
    const [list] = judge({ [`/tasks/{${name}}`]: { get: answering(200, tasks, by(name)) } });
    expect(list?.kind).toBe('custom');
  });

  const number: Schema = { type: 'integer' };
  const Order: Schema = {
    type: 'object',
    required: ['id', 'userId'],
    properties: { id: number, userId: number, status: { ...text, enum: ['open', 'closed'] } },
  };
  const User: Schema = { type: 'object', required: ['id', 'name'], properties: { id: number, name: text } };
  const ofUser = { parameters: [pathParameter('userId', number)] };
  const one = { parameters: [pathParameter('id', number)] };
  const orders: Schema = { type: 'array', items: referTo('Order') };
  const below = {
    '/users/{id}': { get: answering(200, referTo('User'), one) },
    '/users': { get: answering(200, { type: 'array', items: referTo('User') }) },
    '/orders': { get: answering(200, orders) },
    '/orders/user/{userId}': { get: answering(200, orders, ofUser) },
    '/orders/{id}': { get: answering(200, referTo('Order'), one) },
  };

  it('selects whose items are listed right below their collection, and refers to what they refer to', () => {
    const document = createOpenApiDocument(below, { Order, User });
    const found = inferPlan(document, { operations: {}, rules: {} }).operations.find(({ path }) =>
      path.startsWith('/orders/user'),
    );
    const parents = [{ parameter: 'userId', property: 'userId', resource: 'User' }];
    expect(found).toMatchObject({ kind: 'list', resource: 'Order', parents });
  });

  it('is an item there all the same where GET answers one', () => {
    const paths = { ...below, '/orders/user/{userId}': { get: answering(200, referTo('Order'), ofUser) } };
    const { operations } = inferPlan(createOpenApiDocument(paths, { Order, User }), { operations: {}, rules: {} });
    expect(operations.find(({ path }) => path.startsWith('/orders/user'))?.kind).not.toBe('list');
  });
});
