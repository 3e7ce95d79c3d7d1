import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];

function objectOf(...names: readonly string[]): Schema {
  return { type: 'object', required: [...names], properties: Object.fromEntries(names.map((name) => [name, text])) };
}

const carrying = (...names: readonly string[]) => ({ requestBody: { required: true, ...jsonOf(objectOf(...names)) } });

const document = createOpenApiDocument(
  {
    '/register': { post: answering(201, undefined, { operationId: 'register', ...carrying('email', 'password') }) },
    '/forgot/{email}': {
      post: answering(204, undefined, { operationId: 'forgot', parameters: [pathParameter('email', text)] }),
    },
    '/reset': {
      post: answering(204, undefined, {
        ...{ operationId: 'reset', ...carrying('token', 'next', 'again') },
        responses: { 422: { description: 'Wrong.' } },
      }),
    },
    '/verify': {
      get: answering(204, undefined, {
        ...{ operationId: 'verify', parameters: [queryParameter('token', text, { required: true })] },
      }),
    },
    '/resend': { post: answering(204, undefined, { operationId: 'resend', security }) },
    '/test': {
      post: answering(204, undefined, {
        ...{ operationId: 'test', parameters: [queryParameter('to', text, { required: true })] },
      }),
    },
  },
  {
    User: {
      ...objectOf('id', 'email'),
      properties: { id: { ...text, format: 'uuid' }, email: text, verified: { type: 'boolean', default: false } },
    },
  },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
);

const own = { resource: 'User', success: { status: 204, shape: 'empty' } } as const;
const operations: Readonly<Record<string, Partial<PlannedOperation>>> = {
  register: { ...own, kind: 'register', success: { status: 201, shape: 'empty' } },
  forgot: { ...own, kind: 'send-code', message: { purpose: 'password', address: { in: 'path', name: 'email' } } },
  reset: {
    ...{ ...own, kind: 'use-code' },
    message: { purpose: 'password', code: { in: 'body', name: 'token' }, next: 'next', repeated: 'again' },
  },
  verify: {
    ...{ ...own, kind: 'use-code' },
    message: { purpose: 'email', code: { in: 'query', name: 'token' }, flag: 'verified' },
  },
  resend: { ...own, kind: 'send-code', message: { purpose: 'email' } },
  test: { ...own, kind: 'send-test', message: { purpose: 'test', address: { in: 'query', name: 'to' } } },
};

/** The same, with accounts that need have neither an address nor a password. */
const loose: typeof document = {
  ...document,
  paths: {
    ...document.paths,
    '/register': {
      post: answering(201, undefined, {
        ...{ operationId: 'register' },
        requestBody: { required: true, ...jsonOf({ ...objectOf('email', 'password'), required: ['email'] }) },
      }),
    },
  },
  components: {
    ...document.components,
    schemas: { User: { ...objectOf('id', 'email'), required: ['id'] } },
  },
};

async function emit(some: readonly string[], of = document): Promise<ReadonlyMap<string, string>> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const plan = createServicePlan(of, {
    resources: [
      {
        ...{ name: 'User', plural: 'users', schema: referTo('User').$ref },
        account: { login: 'email', password: 'password' },
      },
    ],
    operations: Object.fromEntries(some.map((id) => [id, operations[id] ?? {}])),
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  const { files } = await emitService(createService(plan, of), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

let files: ReadonlyMap<string, string>;
const read = (file: string): string => files.get(file) ?? '';

beforeAll(async () => {
  files = await emit(Object.keys(operations));
});

describe('handlers of messages with codes', () => {
  it('write one to the account of an address, and say the same where nobody has it', () => {
    const forgot = read('src/operations/forgot.ts');
    expect(forgot).toContain('const user = await users.findByEmail(path.email);');
    expect(forgot).toContain(
      "if (user !== undefined) await outbox.writeCode('password', user.email, user.id);".replaceAll("'", '"'),
    );
  });

  it('write one to who calls, to who registers, and to nobody in particular', () => {
    expect(read('src/operations/resend.ts')).toContain('const user = await users.find(caller.id);');
    expect(read('src/operations/register.ts')).toContain('await outbox.writeCode("email", user.email, user.id);');
    expect(read('src/operations/test.ts')).toContain('await outbox.writeTest(query.to);');
  });

  it('write none to an account that has no address, and keep no hash of a password that is left out', async () => {
    const code = await emit(['register', 'forgot', 'verify', 'resend'], loose);
    const asked = 'if (user !== undefined && user.email !== null) await outbox.writeCode(';
    expect(code.get('src/operations/forgot.ts')).toContain(`${asked}"password", user.email, user.id);`);
    expect(code.get('src/operations/resend.ts')).toContain(`${asked}"email", user.email, user.id);`);
    const register = code.get('src/operations/register.ts');
    expect(register).toContain('if (user.email !== null) await outbox.writeCode("email", user.email, user.id);');
    expect(register).toContain('passwordHash: password !== undefined ? await hashPassword(password) : undefined }');
  });

  it('use a code up before anything changes', () => {
    const reset = read('src/operations/reset.ts');
    expect(reset).toContain('if (body.next !== body.again)');
    expect(reset).toContain(
      'const holder = await outbox.useCode("password", body.token); if (holder === undefined) throw',
    );
    expect(reset).toContain('ApiError(422, "The token is not valid, or no longer."');
    expect(reset).toContain('await users.update(holder, { passwordHash: await hashPassword(body.next) });');
    expect(read('src/operations/verify.ts')).toContain('await users.update(holder, { verified: true });');
  });

  it('keep them in a table of the first migration, and in none where nothing writes any', async () => {
    expect(read('migrations/0000_initial.sql')).toContain('CREATE TABLE "outbox" (');
    expect(read('src/accounts/outbox.ts')).toContain('code: unicode("code").unique(),'.replaceAll('"', "'"));
    const without = await emit(['register']);
    expect(without.get('migrations/0000_initial.sql')).not.toContain('outbox');
    expect(without.has('src/accounts/outbox.ts')).toBe(false);
    expect(without.get('src/operations/register.ts')).not.toContain('outbox');
  });
});
