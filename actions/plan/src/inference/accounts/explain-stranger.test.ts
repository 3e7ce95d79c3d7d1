import type { OpenApiDocument, Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];
const user = referTo('User');

function carrying(...names: readonly string[]): Pick<Operation, 'requestBody'> {
  const properties = Object.fromEntries(names.map((name) => [name, text]));
  return { requestBody: { required: true, ...jsonOf({ ...objectOf(properties), required: [...names] }) } };
}

const credentials = carrying('email', 'password');
const register: PathItem = { post: answering(201, user, credentials) };
const login: PathItem = { post: answering(200, objectOf({ token: text }), credentials) };
const me: PathItem = { get: answering(200, user, { operationId: 'getMe', security }) };
/** A service with accounts. */
const WHOLE = { '/register': register, '/login': login, '/me': me };

function create(paths: Readonly<Record<string, PathItem>>): OpenApiDocument {
  const schemes = { bearer: { type: 'http', scheme: 'bearer' } } as const;
  const User: Schema = { ...objectOf({ id: { ...text, format: 'uuid' }, email: text }), required: ['id', 'email'] };
  return createOpenApiDocument(paths, { User }, { components: { securitySchemes: schemes } });
}

/** Why the operation that is called `it` stays to be written. */
function explain(paths: Readonly<Record<string, PathItem>>): string | undefined {
  return inferPlan(create(paths)).operations.find(({ id }) => id === 'it')?.reason;
}

const it$ = { operationId: 'it' };
const NONE = 'and there are none: ';

describe('what only accounts explain, where there are none', () => {
  it.each<[string, Readonly<Record<string, PathItem>>, string]>([
    [
      'nobody shows a token',
      { '/register': register, '/login': { post: answering(200, undefined, { ...it$, ...credentials }) } },
      'it lets accounts in, and there are none: no operation asks for a bearer token or a key in a header',
    ],
    [
      'nothing makes one with a password',
      {
        ...{ '/login': login, '/register': { post: answering(201, user, carrying('email')) } },
        '/me': { get: answering(200, user, { ...it$, security }) },
      },
      `${NONE}POST /register makes none: its request carries no text that is called \`password\``,
    ],
    [
      'a registration names nobody',
      {
        ...{ '/login': login, '/register': { post: answering(201, user, carrying('password')) } },
        '/me': { get: answering(200, user, { ...it$, security }) },
      },
      'carries no name beside the password, such as `email` or `username`',
    ],
    [
      'a login answers nothing',
      {
        ...{ '/register': register, '/me': me },
        '/login': { post: answering(200, undefined, { ...it$, ...credentials }) },
      },
      `${NONE}POST /login lets nobody in: its answer declares no body, and so no token`,
    ],
    [
      'a login shows no token',
      { '/register': { post: answering(201, user, { ...it$, ...credentials }) }, '/me': me, '/login': register },
      `it makes accounts, ${NONE}POST /login lets nobody in: its answer shows no token`,
    ],
    [
      'there is no login',
      { '/register': { post: answering(201, undefined, { ...it$, ...credentials }) }, '/me': me },
      `it makes accounts, ${NONE}no operation gives a token for a password`,
    ],
  ])('is told, because %s', (_why, paths, reason) => {
    expect(explain(paths)).toContain(reason);
  });
});

describe('what only accounts explain, where there are some', () => {
  it.each<[string, string, PathItem, string]>([
    [
      'a login for some',
      '/admin/login',
      { post: answering(200, objectOf({ token: text }), { ...it$, ...credentials }) },
      'it lets accounts in, and nothing says which it lets in',
    ],
    [
      'a login by a code',
      '/auth/login',
      { post: answering(200, objectOf({ token: text }), { ...it$, ...carrying('code') }) },
      'its request carries no text that is called `password`',
    ],
    [
      'a caller who need not show a token',
      '/profile',
      { get: answering(200, objectOf({ points: { type: 'integer' } }), it$) },
      'it is about the account of who calls, and it asks for no token that says whose',
    ],
    [
      'a password that may be checked alone',
      '/password',
      { post: answering(204, undefined, { ...it$, security, ...carrying('password') }) },
      'its request does not say which is the new password',
    ],
    [
      'a renewal by nothing',
      '/refresh',
      { post: answering(200, objectOf({ token: text }), { ...it$, security }) },
      'its request carries nothing that a login gave to renew the token by',
    ],
    [
      'a mark that anybody sets',
      '/shops/{shopId}/like',
      { parameters: [pathParameter('shopId')], post: answering(204, undefined, it$) },
      '`like` is a mark that accounts set, and it asks for no token that says whose',
    ],
  ])('is told of %s', (_what, path, item, reason) => {
    expect(explain({ ...WHOLE, [path]: item })).toContain(reason);
  });

  it('is not told of other things, nor where accounts are switched off', () => {
    const other = { post: answering(200, objectOf({ points: text }), it$) };
    expect(explain({ ...WHOLE, '/reckon': other })).toBe('nothing shows that /reckon holds stored objects');
    const rules = { accounts: 'off' } as const;
    const { operations } = inferPlan(create(WHOLE), { operations: {}, rules });
    expect(operations.map(({ reason }) => reason ?? '').join()).not.toContain('and there are none');
  });
});
