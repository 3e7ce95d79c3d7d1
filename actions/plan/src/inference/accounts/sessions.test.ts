import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { beforeAll, describe, expect, it } from 'vitest';

import { readSpecification } from '../../specification/read-specification';
import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const FIXTURES = path.resolve(import.meta.dirname, '../../../../../tests/fixtures/specifications');

let document: OpenApiDocument;
let plan: InferredPlan;

beforeAll(async () => {
  const request = { workingDirectory: FIXTURES, spec: 'sessions.yaml', allowRemoteReferences: false };
  ({ document } = await readSpecification(request));
  plan = inferPlan(document);
});

function find(id: string, { operations }: InferredPlan = plan): PlannedOperation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** The plan of the document with other text in it. */
function change(from: string, to: string): InferredPlan {
  const text = JSON.stringify(document);
  expect(text).toContain(from);
  return inferPlan(JSON.parse(text.replaceAll(from, to)) as OpenApiDocument);
}

describe('operations around a login', () => {
  it('leaves nothing custom where people come, renew their tokens, change their passwords and go', () => {
    expect(Object.fromEntries(plan.operations.map(({ id, kind }) => [id, kind]))).toEqual({
      getHealth: 'health',
      ping: 'health',
      register: 'register',
      logIn: 'login',
      renew: 'renew-token',
      logOut: 'end-token',
      changePassword: 'change-password',
      getMe: 'read-self',
    });
  });

  it('tells which property renews a token, and that the answer gives another one', () => {
    const token = { property: 'access_token', refreshProperty: 'refresh_token' };
    expect(find('logIn').success).toMatchObject({ shape: 'other', token });
    expect(find('renew')).toMatchObject({ property: 'refresh_token', success: { shape: 'other', token } });
    expect(find('renew').evidence[0]?.detail).toContain('used up');
  });

  it('tells the old password from the new one', () => {
    expect(find('changePassword').passwords).toEqual({ current: 'old_password', next: 'new_password' });
    const repeated = change('"old_password":{', '"confirm_password":{"type":"string"},"old_password":{');
    expect(find('changePassword', repeated).passwords?.repeated).toBe('confirm_password');
  });

  it('answers a logout by a word that it is done', () => {
    expect(find('logOut').success).toMatchObject({ shape: 'other', confirmation: { message: 'OK' } });
  });

  it('leaves a change of the password custom that needs anything else', () => {
    const other = change(
      '"required":["old_password","new_password"]',
      '"required":["old_password","new_password","code"]',
    );
    expect(find('changePassword', other).kind).toBe('custom');
  });

  it.each(['end-token', 'renew-token', 'change-password'] as const)(
    'has the rule %s that can be switched off',
    (rule) => {
      const { operations } = inferPlan(document, { operations: {}, rules: { [rule]: 'off' } });
      expect(operations.filter(({ kind }) => kind === 'custom')).toMatchObject([
        { reason: `\`.orchestrate.yml\` switches off the rule \`${rule}\`` },
      ]);
    },
  );
});

describe('who registers', () => {
  it('begins with the role that may least, active, and with an address that nobody has verified', () => {
    expect(plan.resources[0]?.made).toEqual([
      { property: 'role', as: 'value', value: 'member' },
      { property: 'isActive', as: 'value', value: true },
      { property: 'emailVerified', as: 'value', value: false },
    ]);
  });

  it('is left to a person where no role is known to be the least', () => {
    const { operations } = change('"enum":["admin","member"]', '"enum":["admin","operator"]');
    expect(operations.find(({ id }) => id === 'register')?.reason).toContain('`role`');
  });

  it('may be told nothing but the id, or that it is done', () => {
    const answer = JSON.stringify({ $ref: '#/components/schemas/User' });
    const id = '{"type":"object","required":["userId"],"properties":{"userId":{"type":"string","format":"uuid"}}}';
    const text = JSON.stringify(document);
    const at = text.indexOf(answer);
    const told = inferPlan(JSON.parse(`${text.slice(0, at)}${id}${text.slice(at + answer.length)}`) as OpenApiDocument);
    expect(find('register', told)).toMatchObject({
      kind: 'register',
      success: { shape: 'other', idProperty: 'userId' },
    });
  });
});
