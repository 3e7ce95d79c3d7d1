import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
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

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const ids: Schema = { type: 'array', items: uuid };
const security = [{ login: [] }];
const item = { shape: 'item', contentType: 'application/json' } as const;
const taking = (schema: Schema, operation: Operation): Operation => ({
  ...operation,
  requestBody: { required: true, ...jsonOf(schema) },
});

/** What does something to several tasks. */
interface Given {
  readonly planned: Partial<PlannedOperation> & Pick<PlannedOperation, 'kind'>;
  readonly body: Schema;
  readonly answer?: Schema;
  readonly refusals?: Operation['responses'];
}

/** The handler of it, and the store. */
async function emit({ planned, body, answer, refusals = {} }: Given): Promise<string> {
  const status = answer === undefined ? 204 : 200;
  const act = answering(status, answer, { operationId: 'act', security, responses: refusals });
  const document = createOpenApiDocument(
    {
      '/register': {
        post: taking(referTo('Credentials'), answering(201, referTo('User'), { operationId: 'register' })),
      },
      '/tasks': {
        post: taking(referTo('Task'), answering(201, referTo('Task'), { operationId: 'addTask', security })),
      },
      '/tasks/act': { post: taking(body, act) },
      '/tasks/{taskId}': {
        parameters: [pathParameter('taskId', uuid)],
        get: answering(200, referTo('Task'), { operationId: 'readTask', security }),
      },
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      Task: { type: 'object', properties: { id: { ...uuid, readOnly: true }, title: text, state: text } },
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const id = { property: 'id', type: 'uuid', source: 'server' } as const;
  const account = { login: 'email', password: 'password' };
  const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      { name: 'User', plural: 'users', schema: '#/components/schemas/User', id, account },
      { name: 'Task', plural: 'tasks', schema: '#/components/schemas/Task', id, relations: [owner] },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { status: 201, ...item } },
      addTask: { kind: 'create', resource: 'Task', success: { status: 201, ...item } },
      readTask: { kind: 'read', resource: 'Task', success: { status: 200, ...item } },
      act: {
        ...{ resource: 'Task', success: { status, shape: 'empty' }, ids: { in: 'body', name: 'ids' } },
        ...planned,
      },
    },
  });
  const files = await emitLines(plan, document);
  return files.get('src/operations/act.ts') ?? '';
}

const done = { property: 'state', to: 'done', stamps: [] };
const none = { 404: { description: 'None.' } };

it('moves all of them, or none where one is not there or may not be moved', async () => {
  const transition = { ...done, from: ['open'], refusal: 409 };
  const code = await emit({
    planned: { kind: 'transition-many', transition },
    body: objectOf({ ids }),
    refusals: none,
  });
  expect(code).toContain('return atomically(async ({ tasks }) => {');
  expect(code).toContain(
    [
      "const ids = [...new Set(c.req.valid('json').ids)].sort();",
      'for (const id of ids) {',
      'const task = await tasks.act(id);',
      'if (task === undefined && (await tasks.find(id)) !== undefined) throw new ApiError(409, "The state of this task must be open.");',
      'if (task === undefined) throw new ApiError(404, "There is no such task.");',
      '}',
      'return c.body(null, 204);',
    ].join(' '),
  );
});

it('tells of those that it changed and of those that are nobody’s', async () => {
  const success = {
    status: 200,
    shape: 'other',
    contentType: 'application/json',
    totalProperty: 'moved',
    ofIds: { missing: 'notFound' },
  } as const;
  const code = await emit({
    planned: { kind: 'transition-many', transition: done, success },
    body: objectOf({ ids }),
    answer: objectOf({ moved: count, notFound: ids }),
  });
  expect(code).toContain('if (task === undefined) { missing.push(id); continue; } changed.push(id);');
  expect(code).toContain('return c.json({ moved: changed.length, notFound: missing }, 200);');
});

it('changes by what is beside the ids, of the caller’s own alone', async () => {
  const owner = { property: 'ownerId', status: 404 };
  const changes = { type: 'object', properties: { title: text } } as const;
  const code = await emit({
    planned: { kind: 'patch-many', bodyProperty: 'changes', owner },
    body: objectOf({ ids, changes }),
    refusals: none,
  });
  expect(code).toContain(
    [
      'const owned = await tasks.find(id);',
      'if (owned === undefined || owned.ownerId !== caller.id) throw new ApiError(404, "There is no such task.");',
      "const task = await tasks.update(id, c.req.valid('json').changes);",
    ].join(' '),
  );
});

it('passes over what is somebody else’s where nothing is declared of it, and tells it where 403 is', async () => {
  const planned = { kind: 'delete-many', owner: { property: 'ownerId', status: 403 } } as const;
  const silent = await emit({ planned, body: objectOf({ ids }) });
  expect(silent).toContain('if (owned === undefined || owned.ownerId !== caller.id) continue; await tasks.remove(id);');
  const told = await emit({ planned, body: objectOf({ ids }), refusals: { ...none, 403: { description: 'No.' } } });
  expect(told).toContain(
    'if (owned.ownerId !== caller.id) throw new ApiError(403, "Only its owner may do this to the task.");',
  );
});
