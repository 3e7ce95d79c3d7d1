import path from 'node:path';

import type { Account, PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { readTemplates } from '../../templates';
import { emitTests } from '../emit-tests';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];
const credentials = { requestBody: { required: true, ...jsonOf(objectOf({ email: text, password: text })) } };
const document = createOpenApiDocument(
  {
    '/login': {
      post: answering(200, objectOf({ token: text }), {
        ...{ operationId: 'logIn', ...credentials },
        responses: { 401: { description: 'Wrong.' } },
      }),
    },
    '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) },
  },
  { User: objectOf({ id: { type: 'string', format: 'uuid' }, email: { type: 'string', format: 'email' } }) },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
);
const json = 'application/json';
const operations: Readonly<Record<string, Partial<PlannedOperation>>> = {
  logIn: {
    ...{ kind: 'login', resource: 'User' },
    success: {
      ...{ status: 200, contentType: json, shape: 'other', token: { property: 'token' } },
      shows: [{ property: 'userId', from: 'id' }],
    },
  },
  getMe: { kind: 'read-self', resource: 'User', success: { status: 200, contentType: json, shape: 'item' } },
};

async function emit(configured: NonNullable<Account['configured']>, some = Object.keys(operations)) {
  const account: Account = { login: 'email', password: 'password', configured };
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'User', plural: 'users', schema: '#/components/schemas/User', account },
        ...{ unique: [['email']], operations: some },
      },
    ],
    operations: Object.fromEntries(some.map((id) => [id, operations[id] ?? {}])),
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../..'), 'support');
  const emitted = emitTests({ view: viewService(plan, document), sources: new Map(), templates });
  const textOf = (file: string): string =>
    emitted.files.find((one) => one.path === `tests/support/${file}.ts`)?.text.replace(/\s+/g, ' ') ?? '';
  const tests = emitted.files.filter(({ path: file }) => file.startsWith('tests/e2e/')).map(({ text: code }) => code);
  return { textOf, titles: emitted.cases.get('e2e') ?? [], tests: tests.join('\n') };
}

it('opens an account as the configuration does where no operation makes one, and logs it in', async () => {
  const { textOf, titles, tests } = await emit('password');
  const fixtures = textOf('fixtures');
  expect(fixtures).toContain('const opened = await openAccount(findQueries(), sent);');
  expect(fixtures).toContain(
    'const entry = await api.logIn({ email: person.sent.email, password: person.sent.password',
  );
  expect(fixtures).toContain('return { account: opened, token: entry.body.token, sent };');
  expect(textOf('service')).toContain('export function findQueries(): Queries');
  expect(tests).toContain('expect(answer.body.userId).toEqual(owner.account.id);');
  expect(titles.some((title) => title.includes('answers 401 to a password that is another'))).toBe(true);
  expect(titles.some((title) => title.includes('with the account of who calls, and of nobody else'))).toBe(true);
});

it('calls with the token that the configuration gives where no operation does', async () => {
  const { textOf, titles } = await emit('token', ['getMe']);
  expect(textOf('fixtures')).toContain('return { account: opened, token: sent.token, sent };');
  expect(titles.some((title) => title.includes('with the account of who calls, and of nobody else'))).toBe(true);
});
