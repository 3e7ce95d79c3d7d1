import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ bearer: [] }];
const sending = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
const credentials = sending(objectOf({ email: text, password: text }));

const User = objectOf({ id: uuid, email: text, name: text });
const Note = objectOf({ id: uuid, words: text, author: referTo('User') });
const login = { post: answering(200, objectOf({ token: text }), { operationId: 'logIn', ...credentials }) };
const me = { get: answering(200, referTo('User'), { operationId: 'getMe', security }) };
const notes = {
  post: answering(201, referTo('Note'), {
    ...{ operationId: 'addNote', security },
    ...sending(objectOf({ words: text })),
  }),
};

function judge(paths: Readonly<Record<string, PathItem>>, rules: Readonly<Record<string, 'off'>> = {}): InferredPlan {
  const schemes = { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } } as const;
  return inferPlan(createOpenApiDocument(paths, { User, Note }, schemes), { operations: {}, rules });
}

const kindsOf = ({ operations }: InferredPlan) => operations.map(({ kind }) => kind);

describe('accounts that no operation makes', () => {
  it('are opened by the configuration, let in by a login, and own what they make', () => {
    const plan = judge({ '/login': login, '/me': me, '/notes': notes });
    expect(kindsOf(plan)).toEqual(['login', 'read-self', 'create']);
    const [account, note] = ['User', 'Note'].map((name) => plan.resources.find((one) => one.name === name));
    expect(account).toMatchObject({
      account: { login: 'email', password: 'password', configured: 'password' },
      unique: [['email']],
    });
    expect(account?.evidence[0]).toEqual({
      rule: 'configured-accounts',
      detail:
        'no operation makes accounts: the setting ACCOUNTS of the service opens them, with `email` and `password` each, of which a hash is kept',
    });
    expect(note?.relations).toMatchObject([{ resource: 'User', from: 'caller', shown: { property: 'author' } }]);
    expect(plan.securitySchemes).toMatchObject([{ name: 'bearer', takesTokens: true }]);
  });

  it('call with tokens of the configuration where nothing lets them in', () => {
    const plan = judge({ '/me': me, '/notes': notes });
    expect(kindsOf(plan)).toEqual(['read-self', 'create']);
    expect(plan.resources.find(({ name }) => name === 'User')?.account).toMatchObject({ configured: 'token' });
    expect(plan.resources[0]?.evidence[0]?.detail).toContain('with `email` and a token each');
  });

  it('are named by themselves where only a login tells what they are', () => {
    const plan = judge({ '/login': login, '/notes': notes });
    expect(plan.resources[0]).toMatchObject({ name: 'Account', unique: [['email']] });
  });

  it('are selected by the name that the configuration tells', () => {
    const profile = {
      parameters: [pathParameter('email')],
      get: answering(200, referTo('User'), { operationId: 'getUser' }),
    };
    const plan = judge({ '/login': login, '/me': me, '/users/{email}': profile });
    const account = plan.resources.find(({ name }) => name === 'User');
    expect(account).toMatchObject({ id: { property: 'email', source: 'client' }, unique: [] });
    expect(account?.evidence.map(({ detail }) => detail).join()).toContain('and the configuration tells it');
  });

  it.each<[string, Readonly<Record<string, PathItem>>, Readonly<Record<string, 'off'>>]>([
    ['the rule is off', {}, { 'configured-accounts': 'off' }],
    ['who registers must send what no rule knows', { '/register': { post: answering(201, User, sending(text)) } }, {}],
  ])('are none where %s', (_, paths, rules) => {
    const plan = judge({ '/login': login, '/me': me, ...paths }, rules);
    expect(kindsOf(plan).slice(0, 2)).toEqual(['custom', 'custom']);
  });

  it('are none where what is shown of them has no name to call them in by', () => {
    const nameless = { get: answering(200, objectOf({ id: uuid, age: { type: 'integer' } }), { security }) };
    expect(kindsOf(judge({ '/me': nameless }))).toEqual(['custom']);
  });

  it('are made by who registers, where somebody can', () => {
    const register = { post: answering(201, referTo('User'), { operationId: 'register', ...credentials }) };
    const { resources } = judge({ '/register': register, '/login': login, '/me': me });
    expect(resources[0]?.account?.configured).toBeUndefined();
    expect(resources[0]?.evidence[0]?.rule).toBe('accounts');
  });
});
