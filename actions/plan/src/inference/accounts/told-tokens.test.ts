import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time' };
const user = referTo('User');
const credentials = {
  requestBody: {
    required: true,
    ...jsonOf({ ...objectOf({ email: text, password: text }), required: ['email', 'password'] }),
  },
};

function demand(properties: Readonly<Record<string, Schema>>): Schema {
  return { ...objectOf(properties), required: Object.keys(properties) };
}

/** What becomes of a login that answers so, or of what registers. */
function infer(id: 'logIn' | 'register', answer: Schema, registered: Schema = user): PlannedOperation | undefined {
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, registered, { operationId: 'register', ...credentials }) },
      '/login': { post: answering(200, answer, { operationId: 'logIn', ...credentials }) },
      '/me': { get: answering(200, user, { operationId: 'getMe', security: [{ bearer: [] }] }) },
    },
    { User: demand({ id: { type: 'string', format: 'uuid' }, email: text }) },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document).operations.find((one) => one.id === id);
}

function inferLogin(answer: Schema): PlannedOperation | undefined {
  return infer('logIn', answer);
}

describe('a text that registering answers', () => {
  const login = demand({ token: text });

  it.each<[string, Schema, string]>([
    ['any', text, 'The user was stored.'],
    ['the one that is shown', { ...text, example: 'Welcome!' }, 'Welcome!'],
  ])('says that it is done: %s', (_what, answer, said) => {
    expect(infer('register', login, answer)).toMatchObject({ kind: 'register', success: { shape: 'other' } });
    expect(infer('register', login, answer)?.success?.said).toBe(said);
    expect(infer('logIn', login, answer)?.kind).toBe('login');
  });

  it.each<[string, Schema, Schema]>([
    ['it is a token', login, { ...text, description: 'A JWT.' }],
    ['it has a form', login, { ...text, pattern: '^[0-9]+$' }],
    ['logging in answers one too', text, text],
  ])('is left to a person where %s', (_case, answer, registered) => {
    expect(infer('register', answer, registered)?.kind).toBe('custom');
  });
});

describe('a token that an answer tells beside other things', () => {
  it.each([
    ['a word', { message: text, token: text }, { companions: { message: 'OK' }, token: { property: 'token' } }],
    ['when it ends', { token: text, expiresAt: moment }, { token: { property: 'token', expiryProperty: 'expiresAt' } }],
    [
      'when it was told',
      { success: { type: 'boolean' }, timestamp: moment, accessToken: text },
      { companions: { success: true }, timeProperty: 'timestamp', token: { property: 'accessToken' } },
    ],
  ] as const)('is found beside %s', (_what, answer, told) => {
    expect(inferLogin(demand(answer))?.success).toEqual({
      ...{ status: 200, contentType: 'application/json', shape: 'other' },
      ...told,
    });
  });

  it('is found beside the account, and beside what holds it', () => {
    const status: Schema = { type: 'string', enum: ['success'] };
    expect(inferLogin(demand({ message: text, token: text, user }))?.success).toMatchObject({
      ...{ shape: 'item', itemProperty: 'user', companions: { message: 'OK' }, token: { property: 'token' } },
    });
    expect(inferLogin(demand({ status, token: text, data: demand({ user }) }))?.success).toMatchObject({
      ...{ shape: 'item', itemProperty: 'user', envelopeProperty: 'data', companions: { status: 'success' } },
      token: { property: 'token', isBeside: true },
    });
  });

  it('is found in an object of its own, where another one holds what renews it', () => {
    const held = objectOf({ token: text, expires: moment });
    const pair = objectOf({ access: held, refresh: held });
    const token = {
      ...{ property: 'token', expiryProperty: 'expires', accessHolder: 'access' },
      ...{ refreshProperty: 'token', refreshHolder: 'refresh', refreshExpiryProperty: 'expires' },
    };
    const inTokens = { ...token, holder: 'tokens' };
    expect(inferLogin(pair)?.success).toMatchObject({ shape: 'other', token });
    expect(inferLogin(demand({ user, tokens: pair }))?.success).toMatchObject({
      ...{ shape: 'item', itemProperty: 'user', token: inTokens },
    });
    expect(inferLogin(objectOf({ tokens: pair }))?.kind).toBe('login');
  });

  it.each<[string, Schema]>([
    ['no token', objectOf({ access: objectOf({ token: text }), refresh: objectOf({ days: { type: 'integer' } }) })],
    ['more than that', objectOf({ access: objectOf({ token: text }), refresh: demand({ token: text, days: text }) })],
    ['a third', objectOf({ access: objectOf({ token: text }), refresh: objectOf({ token: text }), csrf: text })],
  ])('is left to a person where the objects beside it hold %s', (_what, answer) => {
    expect(inferLogin(answer)?.kind).toBe('custom');
  });

  it.each([
    ['something that nothing tells', { token: text, quota: { type: 'integer' } }],
    ['two objects', { token: text, user, team: demand({ name: text }) }],
    ['an object that is more than the account', { token: text, data: demand({ user, seats: { type: 'integer' } }) }],
    ['a moment of something else', { token: text, bornAt: moment }],
  ] as const)('is left to a person beside %s', (_what, answer) => {
    expect(inferLogin(demand(answer))?.kind).toBe('custom');
  });
});
