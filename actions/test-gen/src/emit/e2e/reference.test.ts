import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const item = { status: 200, shape: 'item', contentType: 'application/json' } as const;
const own = { property: 'id', type: 'uuid', source: 'server' } as const;

/** The tests of an operation by which an item is told whom it refers to, by an id that is called as its own. */
function emit(): ReadonlyMap<string, string> {
  const body = { requestBody: { required: true, ...jsonOf(objectOf({ name: { type: 'string' } })) } };
  const task = [pathParameter('taskId', id)];
  const document = createOpenApiDocument(
    {
      '/people': { post: answering(201, referTo('Person'), { operationId: 'addPerson', ...body }) },
      '/tasks': { post: answering(201, referTo('Task'), { operationId: 'addTask', ...body }) },
      '/tasks/{taskId}': { get: answering(200, referTo('Task'), { operationId: 'getTask', parameters: task }) },
      '/tasks/{taskId}/assignee': {
        parameters: task,
        put: {
          ...answering(200, referTo('Task'), { operationId: 'assign' }),
          requestBody: { required: true, ...jsonOf(objectOf({ id: { type: 'string', format: 'uuid' } })) },
        },
        delete: { operationId: 'unassign', responses: { 204: { description: 'Nobody' } } },
      },
    },
    {
      Person: objectOf({ id, name: { type: 'string' } }),
      Task: {
        type: 'object',
        required: ['id'],
        properties: { id, name: { type: 'string' }, assignee: referTo('Person') },
      },
    },
  );
  const reference = { property: 'assigneeId', resource: 'Person' };
  const shown = { property: 'assignee', schema: '#/components/schemas/Person' };
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Person', plural: 'people', schema: '#/components/schemas/Person', id: own },
      {
        ...{ name: 'Task', plural: 'tasks', schema: '#/components/schemas/Task', id: own },
        relations: [{ ...reference, required: false, isHidden: true, shown }],
      },
    ],
    operations: {
      addPerson: { kind: 'create', resource: 'Person', success: { ...item, status: 201 } },
      addTask: { kind: 'create', resource: 'Task', success: { ...item, status: 201 } },
      getTask: { kind: 'read', resource: 'Task', success: item },
      assign: { kind: 'refer', resource: 'Task', success: item, reference: { ...reference, carried: 'id' } },
      unassign: { kind: 'unrefer', resource: 'Task', success: { status: 204, shape: 'empty' }, reference },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.filter(({ title }) => title.includes('/assignee')).flatMap((suite) => suite.cases);
  return new Map(cases.map(({ title, lines }) => [title, lines.join('\n')]));
}

it('lets an item refer to another one and sees it there', () => {
  const cases = emit();
  expect(cases.get('lets the Task refer to the Person that the body names')?.split('\n')).toEqual([
    'const task = await storeTask();',
    'const other = await storePerson();',
    'const answer = await api.assign({ taskId: task.id }, { id: other.id });',
    'expectDeclared(answer, 200);',
    'expect(answer.body.assignee).toMatchObject({ id: other.id });',
    'const read = await api.getTask({ taskId: task.id });',
    'expect(read.body.assignee).toMatchObject({ id: other.id });',
  ]);
  expect(cases.get('refuses id where there is no such Person')).toContain('id: "00000000-0000-4000-8000-000000000000"');
});

it('takes the reference away that was set before', () => {
  const taken = emit().get('leaves the Task without assigneeId')?.split('\n').slice(2);
  expect(taken).toEqual([
    'expectDeclared(await api.assign({ taskId: task.id }, { id: other.id }), 200);',
    'const answer = await api.unassign({ taskId: task.id });',
    'expectDeclared(answer, 204);',
    'const read = await api.getTask({ taskId: task.id });',
    'expect(read.body.assignee ?? null).toBeNull();',
  ]);
});
