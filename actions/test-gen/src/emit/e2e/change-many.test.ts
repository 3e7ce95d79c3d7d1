import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const ids: Schema = { type: 'array', items: uuid };
const security = [{ login: [] }];
const none = { 404: { description: 'There is none.' } };
const sending = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
const moving = { ...sending(objectOf({ ids })), security };

const PATHS: Readonly<Record<string, PathItem>> = {
  '/register': {
    post: answering(201, referTo('Session'), { operationId: 'register', ...sending(referTo('Credentials')) }),
  },
  '/tasks': {
    post: answering(201, referTo('Task'), { operationId: 'addTask', security, ...sending(referTo('NewTask')) }),
    patch: answering(204, undefined, {
      ...{ operationId: 'changeTasks', security, responses: none },
      ...sending(objectOf({ ids, changes: objectOf({ title: text }) })),
    }),
  },
  '/tasks/bulk-finish': {
    post: answering(200, objectOf({ finished: count, notFound: ids }), { operationId: 'finishTasks', ...moving }),
  },
  '/tasks/{taskId}': {
    parameters: [pathParameter('taskId', uuid)],
    get: answering(200, referTo('Task'), { operationId: 'readTask', security, responses: none }),
  },
};
const SCHEMAS: Readonly<Record<string, Schema>> = {
  Credentials: objectOf({ email: text, password: text }),
  Session: objectOf({ token: text, id: uuid, email: text }),
  User: objectOf({ id: uuid, email: text }),
  NewTask: objectOf({ title: text }),
  Task: objectOf({ id: uuid, title: text, finished: { type: 'boolean' } }),
};

const item = { contentType: 'application/json', shape: 'item' } as const;
const place = { in: 'body', name: 'ids' } as const;
const owner = { property: 'ownerId', status: 404 };
const CHANGING: Readonly<Record<string, Partial<PlannedOperation>>> = {
  changeTasks: { kind: 'patch-many', success: { status: 204, shape: 'empty' }, bodyProperty: 'changes' },
  finishTasks: {
    kind: 'transition-many',
    transition: { property: 'finished', to: true, stamps: [] },
    success: { ...item, status: 200, shape: 'other', totalProperty: 'finished', ofIds: { missing: 'notFound' } },
  },
};

/** The tests of operations on several tasks, which only who made them sees. */
function emit(): readonly { readonly title: string; readonly cases: readonly TestCase[] }[] {
  const components = { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } as const;
  const document = createOpenApiDocument(PATHS, SCHEMAS, { components });
  const id = { property: 'id', type: 'uuid', source: 'server' } as const;
  const relation = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const schema = (name: string) => `#/components/schemas/${name}`;
  const account = { login: 'email', password: 'password' };
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      { name: 'User', plural: 'users', schema: schema('User'), id, account },
      { name: 'Task', plural: 'tasks', schema: schema('Task'), id, relations: [relation] },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { ...item, status: 201, token: { property: 'token' } } },
      addTask: { kind: 'create', resource: 'Task', success: { ...item, status: 201 } },
      readTask: { kind: 'read', resource: 'Task', success: { ...item, status: 200 }, owner },
      ...Object.fromEntries(
        Object.entries(CHANGING).map(([name, one]) => [name, { ...one, resource: 'Task', ids: place, owner }]),
      ),
    },
  });
  const view = viewService(plan, document);
  return emitE2e({ view, bodies: nameBodies(view) }).flatMap(({ suites }) => suites);
}

const suites = emit();
function codeOf(suite: string, title: string): string {
  const cases = suites.find((one) => one.title === suite)?.cases ?? [];
  return cases.find((one) => one.title === title)?.lines.join('\n') ?? '';
}

it('changes what is named and nothing else, by what stands beside the ids', () => {
  const code = codeOf('PATCH /tasks', 'answers 204 and changes all that were named, and no other');
  expect(code).toMatch(/api\.changeTasks\(\{ ids: \[first\.id, second\.id\], changes: \{ title: ".+" \} \}\)/);
  expect(code).toMatch(/firstNow\.body\.title\)\.toEqual\(".+"\);\n[^]*expect\(otherNow\.body\)\.toEqual\(other\);/);
});

it('expects none to be changed where one is nobody’s and 404 is declared, or that it is told', () => {
  const refused = codeOf('PATCH /tasks', "answers 404 where one of them is nobody's, and changes none");
  expect(refused).toMatch(/expectDeclared\(answer, 404\);\n[^]*expect\(taskNow\.body\)\.toEqual\(task\);/);
  const told = codeOf(
    'POST /tasks/bulk-finish',
    "changes what there is where one of them is nobody's, and tells of it",
  );
  expect(told).toMatch(/toMatchObject\(\{ finished: 1, notFound: \["[^"]+"\] \}\);\n[^]*finished\)\.toEqual\(true\);/);
});

it.each([
  ['PATCH /tasks', 'expectDeclared(answer, 404);'],
  ['POST /tasks/bulk-finish', 'expectDeclared(answer, 200);'],
])('names as somebody else what only its owner sees: %s', (suite, expected) => {
  const code = codeOf(suite, 'leaves what is somebody else’s as it is');
  expect(code).toContain('{ as: other });');
  expect(code).toContain(expected);
  expect(code).toContain('const taskNow = await api.readTask({ taskId: task.id }, { as: owner });');
});
