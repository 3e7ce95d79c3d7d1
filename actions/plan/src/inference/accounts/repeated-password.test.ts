import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];
const user = { ...objectOf({ id: { type: 'string', format: 'uuid' }, email: text }), required: ['id', 'email'] };

const carrying = (properties: Readonly<Record<string, Schema>>) => ({
  requestBody: { required: true, ...jsonOf({ ...objectOf(properties), required: ['email', 'password'] }) },
});

/** A service that accounts are made in with this beside a name and a password; without `/me` nothing shows them. */
function infer(beside: Readonly<Record<string, Schema>>, isShown = true): InferredPlan {
  const token = { ...objectOf({ token: text }), required: ['token'] };
  const credentials = { email: text, password: text };
  const register = { operationId: 'register', ...carrying({ ...beside, ...credentials }) };
  return inferPlan(
    createOpenApiDocument(
      {
        '/register': { post: answering(204, undefined, register) },
        '/login': { post: answering(200, token, { operationId: 'logIn', ...carrying(credentials) }) },
        ...(isShown ? { '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) } } : {}),
        '/logout': { post: answering(204, undefined, { operationId: 'logOut', security }) },
      },
      { User: user },
      { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
    ),
  );
}

const register = (plan: InferredPlan) => plan.operations.find(({ id }) => id === 'register');

describe('a password that registering carries twice', () => {
  it.each([
    ['password_confirmation', text],
    ['confirmPassword', text],
    ['passwordConfirm', text],
    ['password2', text],
    ['re_password', text],
    ['retypePassword', text],
    ['confirm', { ...text, format: 'password' }],
  ])('must be the same in %s', (repeated, schema) => {
    const found = register(infer({ [repeated]: schema }));
    expect(found).toMatchObject({ kind: 'register', passwords: { next: 'password', repeated } });
    expect(found?.evidence[0]?.detail).toContain(`\`${repeated}\` must be the same`);
  });

  it.each<[string, Schema]>([
    ['confirm', { type: 'boolean' }],
    ['verify', text],
    ['password_hint', text],
    ['confirmPassword', { type: 'boolean' }],
  ])('is nothing that %s holds, which is %o', (name, schema) => {
    expect(register(infer({ [name]: schema }))?.passwords).toBeUndefined();
  });

  it('is kept nowhere, where the request is all that tells what accounts are', () => {
    const [account] = infer({ password2: text }, false).resources;
    expect(account?.account).toEqual({ login: 'email', password: 'password', repeated: 'password2' });
    expect(infer({ password2: text }).resources[0]?.account).toEqual({ login: 'email', password: 'password' });
  });
});
