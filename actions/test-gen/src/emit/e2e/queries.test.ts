import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };

/** The tests of users that are changed by a query or a body, and that log in, by operation. */
function emit(): ReadonlyMap<string, readonly TestCase[]> {
  const item = { resource: 'User', success: { status: 200, shape: 'item', contentType: 'application/json' } } as const;
  const requestBody = { required: true, ...jsonOf(referTo('User')) };
  const login = [queryParameter('name', text), queryParameter('password', text)];
  const changes = [pathParameter('id'), queryParameter('name', text), queryParameter('mood', text)];
  const document = createOpenApiDocument(
    {
      '/users': {
        post: answering(200, referTo('User'), { operationId: 'addUser', requestBody }),
        put: answering(200, referTo('User'), { operationId: 'setUser', requestBody }),
      },
      '/users/{id}': { post: answering(200, referTo('User'), { operationId: 'changeUser', parameters: changes }) },
      '/users/login': { get: answering(200, text, { operationId: 'login', parameters: login }) },
      '/users/logout': { get: answering(200, undefined, { operationId: 'logout' }) },
    },
    {
      User: {
        type: 'object',
        properties: { id: text, name: text, password: text, mood: { ...text, enum: ['glad', 'sad'] } },
      },
    },
  );
  const filters = ['name', 'password'].map((name) => ({ parameter: name, property: name, operator: 'eq' as const }));
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'User',
        plural: 'users',
        schema: '#/components/schemas/User',
        id: { property: 'id', type: 'string', source: 'client', isOptional: true },
      },
    ],
    operations: {
      addUser: { kind: 'create', ...item },
      setUser: { kind: 'replace', ...item, idProperty: 'id' },
      changeUser: { kind: 'query-patch', ...item },
      login: { kind: 'open-login', resource: 'User', success: { status: 200, shape: 'other' }, filters },
      logout: { kind: 'logout', resource: 'User', success: { status: 200, shape: 'empty' } },
    },
  });
  const view = viewService(plan, document);
  const modules = emitE2e({ view, bodies: nameBodies(view) });
  return new Map(modules.flatMap(({ suites }) => suites.map(({ title, cases }) => [title, cases] as const)));
}

const suites = emit();
const codeOf = (suite: string, title: string): string =>
  suites
    .get(suite)
    ?.find((one) => one.title === title)
    ?.lines.join('\n') ?? '';

describe('tests of an item that a body selects', () => {
  it('carry its id in the body, and one that nobody has', () => {
    const replaced = codeOf('PUT /users', 'answers 200 with everything replaced');
    expect(replaced).toContain('const answer = await api.setUser({ ...sent, id: user.id });');
    expect(replaced).toContain('expect(without(answer.body, "id")).toEqual(sent);');
    expect(codeOf('PUT /users', 'answers 404 where there is no such User')).toContain(
      'api.setUser({ ...userBody(), id: `No id ${next()}` })',
    );
  });
});

describe('tests of a change by the query', () => {
  it('change each property that a parameter names, and nothing else', () => {
    const code = codeOf('POST /users/{id}', 'changes only %s');
    expect(code).toContain('const answer = await api.changeUser({ id: user.id }, { query: changes });');
    expect(code).toContain('expect(answer.body).toEqual({ ...user, ...changes });');
  });

  it('send values that no item can have, though the parameter promises them', () => {
    const refused = suites.get('POST /users/{id}')?.find(({ title }) => title.startsWith('refuses values'));
    expect(refused?.table?.rows.map(({ label }) => label)).toEqual(['mood is none of the values allowed']);
    expect(refused?.lines.at(-1)).toBe('expectRefused(await api.changeUser({ id: user.id }, { query }));');
  });
});

describe('tests of a login that lets nobody in', () => {
  it('ask with what somebody has, and with what nobody has', () => {
    expect(codeOf('GET /users/login', 'answers 200 where some User has them')).toContain(
      'expectDeclared(await api.login({ query: { name: user.name, password: user.password } }), 200);',
    );
    const refused = codeOf('GET /users/login', 'refuses what no User has').split('\n');
    expect(refused.filter((line) => line.startsWith('expectRefused'))).toHaveLength(4);
  });

  it('end it without a condition', () => {
    expect(codeOf('GET /users/logout', 'answers 200, whoever asks')).toBe('expectDeclared(await api.logout(), 200);');
  });
});
