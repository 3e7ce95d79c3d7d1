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
});
