import type { OpenApiDocument, Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];

function objectOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const done = objectOf({ message: text });
const carrying = (...names: readonly string[]): Pick<Operation, 'requestBody'> => ({
  requestBody: { required: true, ...jsonOf(objectOf(Object.fromEntries(names.map((name) => [name, text])))) },
});

const document = createOpenApiDocument(
  {
    '/register': {
      post: answering(201, referTo('User'), { operationId: 'register', ...carrying('email', 'password') }),
    },
    '/login': {
      post: answering(200, objectOf({ token: text }), { operationId: 'logIn', ...carrying('email', 'password') }),
    },
    '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) },
    '/auth/forgot-password': { post: answering(202, undefined, { operationId: 'forgot', ...carrying('email') }) },
    '/password-recovery/{email}': {
      post: answering(200, done, { operationId: 'recover', parameters: [pathParameter('email', text)] }),
    },
    '/auth/reset-password': {
      post: answering(200, done, { operationId: 'reset', ...carrying('token', 'new_password') }),
    },
    '/auth/reset/password/{resetToken}': {
      parameters: [pathParameter('resetToken', text)],
      patch: answering(200, done, { operationId: 'resetByPath', ...carrying('password', 'confirm_password') }),
    },
    '/auth/verify-email': {
      get: answering(200, done, {
        operationId: 'verify',
        parameters: [queryParameter('token', text, { required: true })],
      }),
    },
    '/auth/resend-verification': { post: answering(200, done, { operationId: 'resend', security }) },
    '/utils/test-email': {
      post: answering(201, done, {
        ...{ operationId: 'test', security },
        parameters: [queryParameter('email_to', { ...text, format: 'email' }, { required: true })],
      }),
    },
    '/auth/logout': { post: answering(200, done, { operationId: 'logOut', security: [] }) },
  },
  {
    User: {
      type: 'object',
      required: ['id', 'email'],
      properties: {
        id: { ...text, format: 'uuid' },
        email: text,
        isEmailVerified: { type: 'boolean', default: false },
      },
    },
  },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
);

function judge(id: string, changed: (text: string) => string = (same) => same) {
  const plan = inferPlan(JSON.parse(changed(JSON.stringify(document))) as OpenApiDocument);
  return plan.operations.find((operation) => operation.id === id);
}

describe('messages with codes', () => {
  it.each([
    ['forgot', 'send-code', { purpose: 'password', address: { in: 'body', name: 'email' } }],
    ['recover', 'send-code', { purpose: 'password', address: { in: 'path', name: 'email' } }],
    ['reset', 'use-code', { purpose: 'password', code: { in: 'body', name: 'token' }, next: 'new_password' }],
    [
      'resetByPath',
      'use-code',
      { purpose: 'password', code: { in: 'path', name: 'resetToken' }, next: 'password', repeated: 'confirm_password' },
    ],
    ['verify', 'use-code', { purpose: 'email', code: { in: 'query', name: 'token' }, flag: 'isEmailVerified' }],
    ['resend', 'send-code', { purpose: 'email' }],
    ['test', 'send-test', { purpose: 'test', address: { in: 'query', name: 'email_to' } }],
  ])('are written or taken by %s: %s', (id, kind, message) => {
    expect(judge(id)).toMatchObject({ kind });
    expect(judge(id)?.message).toEqual(message);
  });

  it('are kept in a table, and the plan says that nothing sends them', () => {
    const { warnings } = inferPlan(document);
    const unsent = warnings.filter(({ rule }) => rule === 'unsent-message').map(({ message }) => message);
    expect(unsent).toHaveLength(4);
    expect(unsent[0]).toContain('forgot writes a message; nothing here sends it: it is kept in the table `outbox`');
  });

  it.each<[string, string, string, string, string]>([
    ['callers have no address', 'forgot', '"email"', '"username"', 'is no address of mail'],
    [
      'no account shows that it is confirmed',
      'verify',
      'isEmailVerified',
      'isFunny',
      'whether its address is confirmed',
    ],
    [
      'the answer tells more',
      'forgot',
      '"202":{"description":"Fine."}',
      '"200":{"description":"Fine.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/User"}}}}',
      'more than a word',
    ],
  ])('stay custom where %s', (_case, id, from, to, reason) => {
    const found = judge(id, (given) => given.replaceAll(from, to));
    expect(found).toMatchObject({ kind: 'custom' });
    expect(found?.reason).toContain(reason);
  });

  it.each([
    ['a code has a form of its own', 'reset', '"token":{"type":"string"}', '"token":{"type":"string","maxLength":6}'],
    ['the path is about something else', 'forgot', '/auth/forgot-password', '/auth/remember-password'],
  ])('are none where %s', (_case, id, from, to) => {
    const found = judge(id, (given) => given.replace(`"/auth/${id}`, `"/auth/${id}`).replaceAll(from, to));
    expect(found?.kind).toBe('custom');
  });
});

describe('a logout that nobody need show a token to', () => {
  it('ends nothing, because there is none to end', () => {
    expect(judge('logOut')).toMatchObject({ kind: 'logout', success: { shape: 'other' } });
    expect(judge('logOut')?.evidence[0]?.detail).toContain('asks for no token');
  });
});
