import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const credentials = [queryParameter('username', text), queryParameter('password', text)];

function plan(login: Operation, password: Schema = text, logout = answering(200)): InferredPlan {
  const User: Schema = { type: 'object', required: ['username'], properties: { username: text, password } };
  const byName = { parameters: [pathParameter('username')] };
  return inferPlan(
    createOpenApiDocument(
      {
        '/user': { post: answering(201, referTo('User'), { requestBody: jsonOf(referTo('User')) }) },
        '/user/login': { get: login },
        '/user/logout': { get: logout },
        '/user/{username}': { get: answering(200, referTo('User'), byName) },
      },
      { User },
    ),
  );
}

const kindsOf = ({ operations }: InferredPlan): string[] => operations.slice(1, 3).map(({ kind }) => kind);

describe('a login whose token no operation asks for', () => {
  it('answers a text where somebody has the name and the password, and its end ends nothing', () => {
    const headers = { 'X-Rate': { schema: text } };
    const login: Operation = {
      parameters: credentials,
      responses: { 200: { description: 'In.', headers, ...jsonOf(text) } },
    };
    const found = plan(login);
    expect(found.operations[1]).toMatchObject({
      kind: 'open-login',
      resource: 'User',
      success: { status: 200, contentType: 'application/json', shape: 'other' },
      filters: [
        { parameter: 'username', property: 'username', operator: 'eq' },
        { parameter: 'password', property: 'password', operator: 'eq' },
      ],
    });
    expect(found.operations[2]).toMatchObject({ kind: 'logout', success: { status: 200, shape: 'empty' } });
    expect(found.warnings.map(({ rule }) => rule)).toEqual(['unsent-header']);
  });

  it.each<[string, InferredPlan]>([
    [
      'the password is kept from all answers',
      plan(answering(200, text, { parameters: credentials }), { ...text, writeOnly: true }),
    ],
    ['no parameter carries a password', plan(answering(200, text, { parameters: credentials.slice(0, 1) }))],
    ['it answers no text', plan(answering(200, { type: 'integer' }, { parameters: credentials }))],
  ])('stays custom where %s', (_, found) => {
    expect(kindsOf(found)).toEqual(['custom', 'custom']);
  });

  it('leaves a logout that answers something to a person', () => {
    expect(kindsOf(plan(answering(200, text, { parameters: credentials }), text, answering(200, text)))).toEqual([
      'open-login',
      'custom',
    ]);
  });
});
