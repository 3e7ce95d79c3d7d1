import type { PlannedOperation, Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { emitE2e } from '../e2e/modules';
import { renderFixtures } from '../fixtures';
import { nameBodies } from '../naming';
import type { EmitContext } from '../scene';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];

function objectOf(...names: readonly string[]): Schema {
  return { type: 'object', required: [...names], properties: Object.fromEntries(names.map((name) => [name, text])) };
}

const carrying = (...names: readonly string[]) => ({ requestBody: { required: true, ...jsonOf(objectOf(...names)) } });

/** Accounts that registering does not show, and that their owners look at, or nobody does. */
function createContext(isShown: boolean): EmitContext {
  const me = { get: answering(200, referTo('User'), { operationId: 'getMe', security }) };
  const document = createOpenApiDocument(
    {
      '/register': {
        post: answering(201, objectOf('key'), { operationId: 'register', ...carrying('name', 'password1') }),
      },
      '/login': {
        post: answering(200, objectOf('key'), { operationId: 'logIn', ...carrying('name', 'password') }),
      },
      '/logout': { post: answering(204, undefined, { operationId: 'logOut', security }) },
      ...(isShown ? { '/me': me } : {}),
    },
    { User: objectOf('id', 'name') },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  const of = (kind: PlannedOperation['kind'], success: Success) => ({ kind, success, resource: 'User' });
  const told: Success = { status: 201, shape: 'other', token: { property: 'key' } };
  const operations: Record<string, Partial<PlannedOperation>> = {
    register: of('register', told),
    logIn: { ...of('login', { ...told, status: 200 }), credentials: { login: 'name', password: 'password' } },
    logOut: of('end-token', { status: 204, shape: 'empty' }),
    ...(isShown ? { getMe: of('read-self', { status: 200, shape: 'item' }) } : {}),
  };
  const account = { login: 'name', password: 'password1' };
  const plan = createServicePlan(document, {
    resources: [{ name: 'User', plural: 'users', schema: '#/components/schemas/User', account }],
    operations,
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

/** Code of the tests, by title. */
function listCases(context: EmitContext): ReadonlyMap<string, string> {
  const suites = emitE2e(context).flatMap((module) => module.suites);
  return new Map(suites.flatMap(({ cases }) => cases.map(({ title, lines }) => [title, lines.join('\n')] as const)));
}

describe('tests of accounts that registering does not show', () => {
  it('look at them as their owners do', () => {
    const fixtures = renderFixtures(createContext(true));
    expect(fixtures).toContain('readonly account: User;');
    expect(fixtures).toContain('const token = answer.body.key;');
    expect(fixtures).toContain('return { account: (await api.getMe({ as: { token } })).body, token, sent };');
    const code = listCases(createContext(true)).get('answers 200 with the account of who calls, and of nobody else');
    expect(code).toContain('expect(answer.body.name).toBe(owner.sent.name);');
    expect(code).toContain('expect(answer.body.name).toBe(other.sent.name);');
  });

  it('know no more than what was sent where nothing shows them', () => {
    const fixtures = renderFixtures(createContext(false));
    expect(fixtures).toContain('return { account: sent, token: answer.body.key, sent };');
    const cases = listCases(createContext(false));
    expect(cases.get('answers 204 and ends the token of who calls, and of nobody else')).toContain('signUp()');
  });

  it('log in by what the login calls the password', () => {
    const code = listCases(createContext(true)).get('answers 200 with a token that lets its owner in') ?? '';
    expect(code).toContain('api.logIn({ name: owner.sent.name, password: owner.sent.password1 })');
  });
});
