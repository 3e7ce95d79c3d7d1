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

import { emitLines } from './testing/emit-files';

const key = { type: 'integer' } as const;
const own = { property: 'id', type: 'integer', source: 'server' } as const;

async function emit(): Promise<ReadonlyMap<string, string>> {
  const id = { ...key, readOnly: true };
  const document = createOpenApiDocument(
    {
      '/people': {
        post: answering(201, referTo('Person'), {
          operationId: 'addPerson',
          requestBody: { required: true, ...jsonOf(referTo('Person')) },
        }),
      },
      '/tasks/{taskId}/assignee': {
        parameters: [pathParameter('taskId', key)],
        put: {
          operationId: 'assign',
          requestBody: { required: true, ...jsonOf(objectOf({ personId: key })) },
          responses: {
            200: { description: 'Assigned', ...jsonOf(referTo('Task')) },
            404: { description: 'No such task' },
            422: { description: 'There is no such person' },
          },
        },
        delete: {
          operationId: 'unassign',
          responses: { 204: { description: 'Nobody' }, 404: { description: 'None' } },
        },
      },
    },
    {
      Person: objectOf({ id, name: { type: 'string' } }),
      Task: { type: 'object', required: ['id'], properties: { id, title: { type: 'string' }, assigneeId: key } },
    },
  );
  const reference = { property: 'assigneeId', resource: 'Person' };
  const item = { status: 200, shape: 'item', contentType: 'application/json' } as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Person', plural: 'people', schema: '#/components/schemas/Person', id: own },
      {
        ...{ name: 'Task', plural: 'tasks', schema: '#/components/schemas/Task', id: own },
        relations: [{ ...reference, required: false }],
      },
    ],
    operations: {
      addPerson: { kind: 'create', resource: 'Person', success: { ...item, status: 201 } },
      assign: { kind: 'refer', resource: 'Task', success: item, reference: { ...reference, carried: 'personId' } },
      unassign: { kind: 'unrefer', resource: 'Task', success: { status: 204, shape: 'empty' }, reference },
    },
  });
  return emitLines(plan, document);
}

it('sets what an item refers to, and says of an id that nobody has it', async () => {
  const code = (await emit()).get('src/operations/assign.ts');
  expect(code).toContain("tasks.update(path.taskId, { assigneeId: c.req.valid('json').personId })");
  expect(code).toContain('reference: [422, "There is no such person."]');
});

it('lets an item refer to nothing', async () => {
  const files = await emit();
  expect(files.get('src/operations/unassign.ts')).toContain('tasks.update(path.taskId, { assigneeId: null })');
  expect(files.get('src/operations/unassign.ts')).not.toContain('toConflict');
  expect(files.get('src/resources/tasks/store.ts')).toContain('assigneeId: changes.assigneeId,');
});
