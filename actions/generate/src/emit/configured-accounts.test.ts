import type { Account, PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];
const email: Schema = { type: 'string', format: 'email' };
const User: Schema = {
  type: 'object',
  required: ['id', 'email', 'name', 'role'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    ...{ email, name: text, role: { ...text, enum: ['clerk', 'chief'] }, isActive: { type: 'boolean' } },
    seen: { type: 'string', format: 'date-time' },
  },
};
const credentials = { requestBody: { required: true, ...jsonOf(objectOf({ email, password: text })) } };
const document = createOpenApiDocument(
  {
    '/login': { post: answering(200, objectOf({ token: text }), { operationId: 'logIn', ...credentials }) },
    '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) },
  },
  { User },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
);
const json = 'application/json';
const operations: Readonly<Record<string, Partial<PlannedOperation>>> = {
  logIn: {
    ...{ kind: 'login', resource: 'User' },
    success: { status: 200, contentType: json, shape: 'other', token: { property: 'token' } },
  },
  getMe: { kind: 'read-self', resource: 'User', success: { status: 200, contentType: json, shape: 'item' } },
};

function emit(configured: Account['configured'], some = Object.keys(operations)): ReturnType<typeof emitLines> {
  const account: Account = { login: 'email', password: 'password', ...(configured ? { configured } : {}) };
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
  return emitLines(plan, document);
}

it('opens at the start the accounts that the configuration names, with what only it can tell', async () => {
  const files = await emit('password');
  const settings = files.get('src/accounts/account-settings.ts') ?? '';
  expect(settings).toContain(
    'z.strictObject({ email: z.email(), name: z.string().min(1).optional(), role: z.enum(["clerk", "chief"]).optional(), isActive: z.boolean().optional(), password: z.string().min(1), })',
  );
  const opening = files.get('src/accounts/open-accounts.ts') ?? '';
  expect(opening).toContain('...given, passwordHash: await hashPassword(secret)');
  expect(opening).toContain('.onConflictDoNothing({ target: users.email })');
  expect(opening).not.toContain('AccessTokenStore');
  expect(files.get('src/main.ts')).toContain('await openAccounts(database.queries, config.accounts);');
  const known = `'[{"email":"person@example.com","password":"development-password"}]'`;
  expect(files.get('src/config.ts')).toContain(
    `ACCOUNTS: z.string().default(isProduction ? '[]' : ${known}).pipe(accountsSchema)`,
  );
  expect(files.get('compose.yaml')).toContain('ACCOUNTS: ${ACCOUNTS:-}');
  expect(files.get('README.md')).toContain('| `ACCOUNTS` |');
  expect(files.get('.env.example')).toContain('ACCOUNTS=');
});

it('lets them call with tokens of the configuration where no operation gives any', async () => {
  const files = await emit('token', ['getMe']);
  expect(files.get('src/accounts/account-settings.ts')).toContain('token: z.string().min(1), })');
  const opening = files.get('src/accounts/open-accounts.ts') ?? '';
  expect(opening).toContain('if (row !== undefined) await new AccessTokenStore(queries).give(row.id, secret);');
  expect(opening).not.toContain('hashPassword');
  expect(files.get('src/accounts/access-tokens.ts')).toContain('async give(account: string, token: string)');
});

it('opens none where operations make accounts', async () => {
  const files = await emit(undefined);
  expect(files.has('src/accounts/open-accounts.ts')).toBe(false);
  expect([...files.values()].join('')).not.toContain('ACCOUNTS');
});

it('shows of the account what stands beside its token', async () => {
  const { logIn = {} } = operations;
  const shows = [
    { property: 'userId', from: 'id' },
    { property: 'isActive', from: 'isActive' },
  ];
  const success = { status: 200, contentType: json, shape: 'other', token: { property: 'token' }, shows } as const;
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'User', plural: 'users', schema: '#/components/schemas/User', operations: ['logIn'] },
        account: { login: 'email', password: 'password', configured: 'password' },
        unique: [['email']],
      },
    ],
    operations: { logIn: { ...logIn, success } },
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  const files = await emitLines(plan, document);
  expect(files.get('src/operations/log-in.ts')).toContain(
    'return c.json({ token, userId: user.id, isActive: user.isActive ?? undefined }, 200);',
  );
});
