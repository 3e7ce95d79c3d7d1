import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const hidden: Schema = { ...text, writeOnly: true };
const shown = { readOnly: true };
const security = [{ token: [] }];

function demand(properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { ...objectOf(properties), required };
}

const carrying = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });

interface Words {
  readonly register?: Schema;
  readonly login?: Schema;
  readonly registered?: Schema;
  readonly entered?: Schema;
  readonly renewed?: Schema;
}

const KEY = demand({ key: { ...text, maxLength: 40 } });
const TOKEN: SecuritySchemeObject = {
  ...{ type: 'apiKey', in: 'header', name: 'Authorization' },
  description: 'Token-based authentication with required prefix "Token"',
};

/** A service in the words of Django's packages. */
function infer({ register, login, registered = KEY, entered = KEY, renewed }: Words = {}): InferredPlan {
  const made = register ?? demand({ username: text, email: text, password1: hidden, password2: hidden }, 'email');
  const asked = login ?? demand({ username: text, email: text, password: text }, 'username', 'email');
  const user = demand({ pk: { ...number, ...shown }, username: text, email: { ...text, ...shown } }, 'email');
  const note = demand({ id: { ...number, ...shown }, text, owner: { ...number, ...shown } });
  const done = demand({ detail: { ...text, ...shown } });
  const refresh = carrying(demand({ refresh: hidden, access: { ...text, ...shown } }));
  return inferPlan(
    createOpenApiDocument(
      {
        '/registration/': { post: answering(201, registered, { operationId: 'register', ...carrying(made) }) },
        '/login/': { post: answering(200, entered, { operationId: 'logIn', ...carrying(asked) }) },
        '/logout/': { post: answering(200, done, { operationId: 'logOut', security }) },
        ...(renewed && { '/refresh/': { post: answering(200, renewed, { operationId: 'renew', ...refresh }) } }),
        '/user/': { get: answering(200, referTo('User'), { operationId: 'getUser', security }) },
        '/notes/': {
          post: answering(201, referTo('Note'), { operationId: 'addNote', security, ...carrying(referTo('Note')) }),
        },
      },
      { User: user, Note: note },
      { components: { securitySchemes: { token: TOKEN } } },
    ),
  );
}

function find({ operations }: InferredPlan, id: string): PlannedOperation | undefined {
  return operations.find((one) => one.id === id);
}

describe('accounts in the words of another framework', () => {
  it('have a password that is asked for as `password1`, and given once more', () => {
    const plan = infer();
    expect(find(plan, 'register')).toMatchObject({
      ...{ kind: 'register', success: { shape: 'other', token: { property: 'key' } } },
      passwords: { next: 'password1', repeated: 'password2' },
    });
    const account = plan.resources.find(({ name }) => name === 'User');
    expect(account).toMatchObject({
      ...{ id: { property: 'pk', type: 'integer' } },
      account: { login: 'username', password: 'password1' },
    });
  });

  it('are called in by the name that who registers must give, under the names of the login', () => {
    const login = find(infer(), 'logIn');
    expect(login).toMatchObject({ kind: 'login', credentials: { login: 'username', password: 'password' } });
    expect(login?.evidence[0]?.detail).toContain('`email` of the request is not looked at');
    const same = demand({ username: text, password: hidden });
    expect(find(infer({ register: same, login: same }), 'logIn')?.credentials).toBeUndefined();
  });

  it('own what shows the number of its owner', () => {
    const note = infer().resources.find(({ name }) => name === 'Note');
    expect(note?.relations).toEqual([{ property: 'owner', resource: 'User', required: true, from: 'caller' }]);
  });

  it('end a token by what answers only words, of which no request carries any', () => {
    expect(find(infer(), 'logOut')).toMatchObject({ kind: 'end-token', success: { confirmation: { detail: 'OK' } } });
  });

  it('put a word before the token, where the description names it', () => {
    expect(infer().securitySchemes).toEqual([
      { name: 'token', type: 'apiKey', in: 'header', parameter: 'Authorization', prefix: 'Token', takesTokens: true },
    ]);
  });

  it('get tokens that are no longer than declared, but never such as could be guessed', () => {
    expect(find(infer(), 'logIn')?.success?.token).toEqual({ property: 'key', mostLetters: 40 });
    expect(find(infer({ entered: demand({ key: text }) }), 'logIn')?.success?.token).toEqual({ property: 'key' });
    const short = infer({ entered: demand({ key: { ...text, maxLength: 8 } }) });
    expect(find(short, 'logIn')?.reason).toBe('a token of 8 letters could be guessed');
  });

  it('are shown as they were made, without what only requests carry', () => {
    const both = demand({ pk: { ...number, ...shown }, username: text, password: hidden });
    const plan = infer({ register: both, registered: both });
    expect(find(plan, 'register')).toMatchObject({ kind: 'register', success: { shape: 'item' } });
    expect(find(infer({ registered: demand({ username: text, password: text }) }), 'register')?.kind).toBe('custom');
  });

  it('get a token called `access` beside what renews it', () => {
    const entered = demand({
      ...{ username: hidden, password: hidden },
      ...{ access: { ...text, ...shown }, refresh: { ...text, ...shown } },
    });
    const renewed = demand({ access: { ...text, ...shown }, refresh: hidden });
    const plan = infer({ entered, renewed });
    expect(find(plan, 'logIn')?.success?.token).toEqual({ property: 'access', refreshProperty: 'refresh' });
    expect(find(plan, 'renew')).toMatchObject({ kind: 'renew-token', property: 'refresh' });
  });

  it.each<[string, Schema]>([
    ['a key beside something else', demand({ key: text, color: text })],
    ['an access that is an object', demand({ access: demand({ level: number }) })],
  ])('get no token by %s', (_what, entered) => {
    expect(find(infer({ entered }), 'logIn')?.kind).toBe('custom');
  });

  it('need a `password2` for a `password1`', () => {
    const register = demand({ username: text, email: text, password1: hidden });
    expect(find(infer({ register }), 'register')?.kind).toBe('custom');
  });

  it('may be called by a `user_login`', () => {
    const login = demand({ user_login: text, user_password: text });
    const register = demand({ username: text, email: text, user_login: text, user_password: text });
    expect(find(infer({ register, login }), 'logIn')?.kind).toBe('login');
    expect(infer({ register, login }).resources[0]?.account).toMatchObject({
      ...{ login: 'user_login', password: 'user_password' },
    });
  });
});
