import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const role: Schema = { ...text, enum: ['user', 'admin'] };
const User = objectOf({ id: number, username: text, email: text, role });

/** Judges a login that answers a token with other things beside it. */
function judge(
  beside: Readonly<Record<string, Schema>>,
  required: readonly string[] = ['token', ...Object.keys(beside)],
) {
  const answer: Schema = { type: 'object', required: [...required], properties: { token: text, ...beside } };
  const sending = (...names: string[]) => ({
    requestBody: { required: true, ...jsonOf(objectOf(Object.fromEntries(names.map((name) => [name, text])))) },
  });
  const document = createOpenApiDocument(
    {
      '/register': {
        post: answering(201, referTo('User'), {
          operationId: 'register',
          ...sending('username', 'email', 'password'),
        }),
      },
      '/login': { post: answering(200, answer, { operationId: 'logIn', ...sending('username', 'password') }) },
      '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security: [{ bearer: [] }] }) },
    },
    { User },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document).operations.find(({ id }) => id === 'logIn');
}

describe('a token with its account flat beside it', () => {
  it('shows properties of the account by their names, and its id as that of a user', () => {
    const login = judge({ userId: number, username: text, role, tokenType: text });
    expect(login).toMatchObject({
      kind: 'login',
      success: {
        shape: 'other',
        token: { property: 'token', typeProperty: 'tokenType' },
        shows: [
          { property: 'userId', from: 'id' },
          { property: 'username', from: 'username' },
          { property: 'role', from: 'role' },
        ],
      },
    });
    expect(login?.evidence[0]?.detail).toContain('answers a token, and `userId`, `username`, `role` of the account');
  });

  it('leaves out what nothing tells and need not be there', () => {
    const login = judge({ username: text, roles: { type: 'array', items: text } }, ['token']);
    expect(login?.success?.shows).toEqual([{ property: 'username', from: 'username' }]);
  });

  it.each<[string, Readonly<Record<string, Schema>>]>([
    ['what nothing tells', { username: text, roles: { type: 'array', items: text } }],
    ['an id of another type', { userId: text, username: text }],
    ['fewer roles than an account may have', { username: text, role: { ...text, enum: ['user'] } }],
  ])('is left to a person where it must show %s', (_, beside) => {
    expect(judge(beside)).toMatchObject({ kind: 'custom' });
  });
});
