import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const ids: Schema = { type: 'array', items: uuid };
const tasks: Schema = { type: 'array', items: referTo('Task') };
type Properties = Record<string, Schema>;
const sending = (properties: Properties, told: Partial<Operation> = {}): Operation =>
  answering(204, undefined, { requestBody: { required: true, ...jsonOf(objectOf(properties)) }, ...told });

/** An operation on tasks, which have a state and a flag; where `isPrivate`, callers see only their own. */
function judge(path: string, operation: Operation, method = 'post', isPrivate = false): PlannedOperation {
  const whose = isPrivate ? { description: "The caller's tasks.", security: [{ login: [] }] } : {};
  const paths: OpenApiDocument['paths'] = {
    '/register': { post: answering(201, referTo('User'), { requestBody: jsonOf(referTo('Credentials')) }) },
    '/login': { post: answering(200, objectOf({ token: text }), { requestBody: jsonOf(referTo('Credentials')) }) },
    '/tasks': {
      get: answering(200, tasks, whose),
      post: answering(201, referTo('Task'), { ...whose, requestBody: jsonOf(referTo('NewTask')) }),
    },
    '/tasks/{taskId}': {
      get: answering(200, referTo('Task'), { ...whose, parameters: [pathParameter('taskId', uuid)] }),
    },
  };
  const whole = {
    ...paths,
    [path]: {
      ...paths[path],
      [method]: { ...(operation.summary === undefined ? { operationId: 'act' } : {}), ...operation },
    },
  };
  const schemas = {
    Credentials: objectOf({ email: text, password: text }),
    User: objectOf({ id: uuid, email: text }),
    NewTask: objectOf({ title: text }),
    Task: objectOf({
      ...{ id: uuid, title: text, isRead: { type: 'boolean', readOnly: true } },
      status: { ...text, enum: ['open', 'completed'], readOnly: true },
    }),
  };
  const components = { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } as const;
  const { operations } = inferPlan(createOpenApiDocument(whole, schemas, { components }));
  const found = operations.find((one) => one.path === path && one.method === method);
  if (found === undefined) throw new Error('it is not planned');
  return found;
}

describe('an action on several items by their ids', () => {
  it.each([
    ['/tasks/bulk-complete', { ids }, 'status'],
    ['/tasks/complete-many', { taskIds: ids }, 'status'],
    ['/tasks/bulk/complete', { ids }, 'status'],
    ['/tasks/mark-read', { taskIds: ids }, 'isRead'],
  ])('moves each as it would be moved alone: %s', (path, body, property) => {
    const found = judge(path, sending(body));
    expect(found).toMatchObject({ kind: 'transition-many', resource: 'Task', transition: { property } });
    expect(found.ids).toEqual({ in: 'body', name: Object.keys(body)[0] });
    expect(found.evidence[0]).toMatchObject({ rule: 'transition-many' });
  });

  it.each([
    [{ operationId: 'completeTasks' }, 'transition-many'],
    [{ operationId: 'bulkDelete' }, 'delete-many'],
    [{ summary: 'Complete several tasks' }, 'transition-many'],
    [{ operationId: 'readTasks' }, 'custom'],
    [{ operationId: 'reviewAndCompleteTasks' }, 'custom'],
  ])('is told by its name where the path only says that there are several: %o', (told, kind) => {
    expect(judge('/tasks/bulk', sending({ ids }, told)).kind).toBe(kind);
  });

  it.each([
    ['/tasks', 'patch', { ids, title: text }, undefined],
    ['/tasks/bulk', 'patch', { ids, changes: objectOf({ title: text }) }, 'changes'],
    ['/tasks/bulk-update', 'post', { taskIds: ids, data: objectOf({ title: text }) }, 'data'],
    ['/tasks/bulk-title', 'post', { ids, title: text }, undefined],
  ])('changes what is beside the ids: %s', (path, method, body, bodyProperty) => {
    const found = judge(path, sending(body), method);
    expect(found).toMatchObject({ kind: 'patch-many', resource: 'Task', success: { status: 204, shape: 'empty' } });
    expect(found.bodyProperty).toBe(bodyProperty);
    expect(found.evidence[0]).toMatchObject({ rule: 'patch-many' });
  });

  it.each([
    ['/tasks/bulk-archive', { ids }, 'nothing that tasks show'],
    ['/tasks/bulk-complete', { ids, reason: text }, 'something beside the ids'],
    ['/tasks/bulk-update', { ids, colour: text }, 'what tasks do not have'],
  ])('leaves to a person what it does not understand: %s', (path, body, _) => {
    expect(judge(path, sending(body as Properties)).kind).toBe('custom');
  });
});

it('takes what makes an item for what it is, whatever ids it carries', () => {
  const { requestBody } = sending({ ids, title: text });
  const making = { ...(requestBody === undefined ? {} : { requestBody }), operationId: 'act' };
  expect(judge('/tasks', answering(201, referTo('Task'), making)).kind).not.toBe('patch-many');
});

describe('the answer of an action on several items', () => {
  const act = (properties: Properties): PlannedOperation => {
    const { requestBody } = sending({ ids });
    const given = requestBody === undefined ? {} : { requestBody };
    return judge('/tasks/bulk-complete', answering(200, objectOf(properties), given));
  };

  it('is nothing, where nothing is declared', () => {
    expect(judge('/tasks/bulk-complete', sending({ ids })).success).toEqual({ status: 204, shape: 'empty' });
  });

  it.each([
    [{ updated: count }, { totalProperty: 'updated' }],
    [
      { updated: count, message: text },
      { totalProperty: 'updated', companions: { message: 'OK' } },
    ],
    [
      { updated: count, notFound: ids },
      { totalProperty: 'updated', ofIds: { missing: 'notFound' } },
    ],
    [{ completedIds: ids, failedCount: count }, { ofIds: { changed: 'completedIds', left: 'failedCount' } }],
  ])('tells numbers and ids: %j', (properties, success) => {
    const found = act(properties);
    expect(found).toMatchObject({ kind: 'transition-many', success: { status: 200, shape: 'other', ...success } });
  });

  it('shows the items', () => {
    expect(act({ tasks }).success).toMatchObject({ shape: 'envelope', itemsProperty: 'tasks' });
  });

  it('is left to a person where it shows what nothing tells', () => {
    const found = act({ updated: count, errors: { type: 'array', items: objectOf({ id: uuid, reason: text }) } });
    expect(found).toMatchObject({ kind: 'custom', reason: expect.stringContaining('`reason`') as unknown });
  });
});

describe('items that callers see only their own of', () => {
  it('are changed by their owners alone', () => {
    const found = judge('/tasks/bulk-complete', sending({ ids }, { security: [{ login: [] }] }), 'post', true);
    expect(found).toMatchObject({ kind: 'transition-many', owner: { property: 'ownerId', status: 404 } });
  });

  it('are changed by nobody where anybody may call', () => {
    const found = judge('/tasks/bulk-complete', sending({ ids }), 'post', true);
    expect(found).toMatchObject({ kind: 'custom', reason: expect.stringContaining('only their own tasks') as unknown });
  });
});
