import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];

function demand(...names: readonly string[]): Schema {
  return { type: 'object', required: [...names], properties: Object.fromEntries(names.map((name) => [name, text])) };
}

function carrying(...names: readonly string[]): Pick<Operation, 'requestBody'> {
  return { requestBody: { required: true, ...jsonOf(demand(...names)) } };
}

/** What becomes of an operation of a service whose login answers so. */
function infer(paths: Readonly<Record<string, PathItem>>, login = demand('token', 'refreshToken')): PlannedOperation {
  const logIn = answering(200, login, { operationId: 'logIn', ...carrying('email', 'password') });
  const document = createOpenApiDocument(
    {
      '/register': {
        post: answering(201, referTo('User'), { operationId: 'register', ...carrying('email', 'password') }),
      },
      '/sessions': { post: logIn, ...paths['/sessions'] },
      '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) },
      ...Object.fromEntries(Object.entries(paths).filter(([path]) => path !== '/sessions')),
    },
    { User: { ...demand('id', 'email'), properties: { id: { type: 'string', format: 'uuid' }, email: text } } },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  const found = inferPlan(document).operations.find(({ id }) => id === 'it');
  if (found === undefined) throw new Error('there is no such operation');
  return found;
}

describe('a logout', () => {
  it.each([
    ['who is known', { security }],
    ['anybody', {}],
  ])('ends what renews a token, which it must carry, for %s', (_who, secured) => {
    const post = answering(204, undefined, { operationId: 'it', ...secured, ...carrying('refreshToken') });
    expect(infer({ '/logout': { post } })).toMatchObject({ kind: 'end-token', property: 'refreshToken' });
  });

  it.each([
    ['something else', carrying('refreshToken', 'device'), undefined],
    ['what no login gives', carrying('refreshToken'), demand('token')],
  ])('is left to a person that must carry %s', (_what, carried, login) => {
    const post = answering(204, undefined, { operationId: 'it', security, ...carried });
    expect(infer({ '/logout': { post } }, login).kind).toBe('custom');
  });

  it('is a DELETE of where a login is', () => {
    const there = { '/sessions': { delete: answering(204, undefined, { operationId: 'it', security }) } };
    expect(infer(there).kind).toBe('end-token');
    const elsewhere = { '/entries': { delete: answering(204, undefined, { operationId: 'it', security }) } };
    expect(infer(elsewhere).kind).toBe('custom');
  });
});

describe('a change of the password', () => {
  it.each([
    [
      ['current_password', 'password', 'password_confirmation'],
      { current: 'current_password', next: 'password', repeated: 'password_confirmation' },
    ],
    [['old', 'password'], { current: 'old', next: 'password' }],
    [['password', 'newPassword'], { current: 'password', next: 'newPassword' }],
  ])('tells the old one from the new one in %j', (names, passwords) => {
    const put = answering(204, undefined, { operationId: 'it', security, ...carrying(...names) });
    expect(infer({ '/password': { put } })).toMatchObject({ kind: 'change-password', passwords });
  });

  it.each([
    ['post', '/auth/password/change', ['new_password1', 'new_password2'], 'new_password1', 'new_password2'],
    ['post', '/change-password', ['password', 'password2'], 'password', 'password2'],
    ['put', '/me/password', ['password'], 'password', undefined],
  ])('needs no old one where a token shows whose it is: %s %s', (method, path, names, next, repeated) => {
    const set = answering(204, undefined, { operationId: 'it', security, ...carrying(...names) });
    const found = infer({ [path]: { [method]: set } });
    expect(found).toMatchObject({ kind: 'change-password', passwords: { next } });
    expect(found.passwords).toEqual({ next, ...(repeated === undefined ? {} : { repeated }) });
    expect(found.evidence[0]?.detail).toContain('the token alone shows whose it is');
  });

  it.each([
    ['may check the password as well', 'post', ['password'], { security }],
    ['carries something else', 'put', ['password', 'userId'], { security }],
    ['carries no new one', 'put', ['new', 'new_password2'], { security }],
    ['asks for no token', 'put', ['password'], {}],
  ])('is left to a person that %s', (_what, method, names, secured) => {
    const it = answering(204, undefined, { operationId: 'it', ...secured, ...carrying(...names) });
    expect(infer({ '/password': { [method]: it } }).kind).toBe('custom');
  });

  it('is left to a person where the old one may be left out', () => {
    const schema = { ...demand('password', 'old_password'), required: ['password'] };
    const requestBody = { required: true, ...jsonOf(schema) };
    const put = answering(204, undefined, { operationId: 'it', security, requestBody });
    expect(infer({ '/password': { put } }).kind).toBe('custom');
  });
});
