import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const maybe: Schema = { anyOf: [text, { type: 'null' }] };
const security = [{ login: [] }];

function objectOf(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required: [...required] };
}

const account = { email: text, name: maybe };
const making = objectOf({ ...account, password: text }, ['email', 'password']);
const form = objectOf({ grant_type: maybe, username: text, password: text }, ['username', 'password']);
const token = objectOf({ access_token: text, token_type: { ...text, default: 'bearer' } }, ['access_token']);
const carrying = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });

/** Accounts that others make and change too, as frameworks for Python write them. */
const document = createOpenApiDocument(
  {
    '/login/access-token': {
      post: answering(200, token, {
        operationId: 'logIn',
        requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: form } } },
      }),
    },
    '/login/test-token': { post: answering(200, referTo('User'), { operationId: 'test', security }) },
    '/users/': {
      get: answering(200, { type: 'array', items: referTo('User') }, { operationId: 'list', security }),
      post: answering(200, referTo('User'), { operationId: 'make', security, ...carrying(making) }),
    },
    '/users/signup': { post: answering(200, referTo('User'), { operationId: 'signUp', ...carrying(making) }) },
    '/users/me': {
      get: answering(200, referTo('User'), { operationId: 'getMe', security }),
      patch: answering(200, referTo('User'), { operationId: 'changeMe', security, ...carrying(objectOf(account)) }),
      delete: answering(200, objectOf({ message: text }, ['message']), { operationId: 'deleteMe', security }),
    },
    '/users/{user_id}': {
      parameters: [pathParameter('user_id', { ...text, format: 'uuid' })],
      get: answering(200, referTo('User'), { operationId: 'get', security }),
      patch: answering(200, referTo('User'), {
        operationId: 'change',
        security,
        ...carrying(objectOf({ ...account, password: maybe })),
      }),
    },
  },
  { User: objectOf({ id: { ...text, format: 'uuid' }, ...account }, ['id', 'email']) },
  {
    components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } },
  },
);

describe('accounts that others make and change too', () => {
  const plan = inferPlan(document);
  const find = (id: string) => plan.operations.find((operation) => operation.id === id);

  it('leave nothing custom', () => {
    expect(Object.fromEntries(plan.operations.map(({ id, kind }) => [id, kind]))).toEqual({
      logIn: 'login',
      test: 'read-self',
      list: 'list',
      make: 'register',
      signUp: 'register',
      getMe: 'read-self',
      changeMe: 'patch-self',
      deleteMe: 'delete-self',
      get: 'read',
      change: 'patch',
    });
    expect(plan.warnings).toEqual([]);
  });

  it('are those of who registers without a token, although another one is declared before', () => {
    expect(plan.resources[0]?.evidence[0]?.detail).toContain('who registers by signUp');
    expect(plan.resources[0]?.account).toEqual({ login: 'email', password: 'password' });
  });

  it('are deleted by their owners with a word that it is done', () => {
    expect(find('deleteMe')?.success).toMatchObject({
      shape: 'other',
      confirmation: { message: 'The user was deleted.' },
    });
  });

  it('are not shown to who tests something else than a token', () => {
    const text = JSON.stringify(document).replace('/login/test-token', '/login/test-captcha');
    const other = inferPlan(JSON.parse(text) as typeof document);
    expect(other.operations.find(({ id }) => id === 'test')?.kind).toBe('custom');
  });
});
