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

/** What becomes of a login that answers so. */
function inferLogin(answer: Schema): PlannedOperation | undefined {
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, user, { operationId: 'register', ...credentials }) },
      '/login': { post: answering(200, answer, { operationId: 'logIn', ...credentials }) },
      '/me': { get: answering(200, user, { operationId: 'getMe', security: [{ bearer: [] }] }) },
    },
    { User: demand({ id: { type: 'string', format: 'uuid' }, email: text }) },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document).operations.find(({ id }) => id === 'logIn');
}

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

  it.each([
    ['something that nothing tells', { token: text, quota: { type: 'integer' } }],
    ['two objects', { token: text, user, team: demand({ name: text }) }],
    ['an object that is more than the account', { token: text, data: demand({ user, seats: { type: 'integer' } }) }],
    ['a moment of something else', { token: text, bornAt: moment }],
  ] as const)('is left to a person beside %s', (_what, answer) => {
    expect(inferLogin(demand(answer))?.kind).toBe('custom');
  });
});
