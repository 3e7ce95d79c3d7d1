import type { PlannedOperation, Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const text: Schema = { type: 'string' };
const maybe: Schema = { anyOf: [text, { type: 'null' }] };
const security = [{ bearer: [] }];

/** Names with a question mark may be left out. */
function objectOf(...names: readonly string[]): Schema {
  const required = names.filter((name) => !name.endsWith('?'));
  return {
    ...{ type: 'object', required },
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), text])),
  };
}

const carrying = (...names: readonly string[]) => ({ requestBody: { required: true, ...jsonOf(objectOf(...names)) } });
const tokens = objectOf('access', 'refresh');
const held: Schema = { type: 'object', properties: { user: referTo('User') } };
const beside: Schema = { type: 'object', properties: { access: text, data: held } };

const document = createOpenApiDocument(
  {
    '/register': { post: answering(201, undefined, { operationId: 'register', ...carrying('email', 'password') }) },
    '/login': { post: answering(200, tokens, { operationId: 'logIn', ...carrying('email', 'password') }) },
    '/enter': { post: answering(200, tokens, { operationId: 'enter', ...carrying('email?', 'password?') }) },
    '/sign-in': { post: answering(200, beside, { operationId: 'signIn', ...carrying('email', 'password') }) },
    '/refresh': { post: answering(200, tokens, { operationId: 'renew', ...carrying('refresh') }) },
    '/renew': { post: answering(200, objectOf('access'), { operationId: 'renewAgain', ...carrying('refresh') }) },
    '/logout': { post: answering(204, undefined, { operationId: 'logOut', security }) },
    '/leave': { post: answering(204, undefined, { operationId: 'leave', ...carrying('refresh') }) },
    '/go': { post: answering(204, undefined, { operationId: 'go', security, ...carrying('refresh') }) },
    '/password': {
      put: answering(204, undefined, { operationId: 'change', security, ...carrying('old', 'new', 'again') }),
      post: answering(204, undefined, { operationId: 'set', security, ...carrying('new') }),
    },
    '/users/{id}': {
      parameters: [pathParameter('id')],
      patch: answering(200, referTo('User'), {
        ...{ operationId: 'administer', security },
        requestBody: {
          required: true,
          ...jsonOf({ type: 'object', properties: { email: maybe, password: maybe } }),
        },
      }),
    },
    '/health': {
      get: answering(
        200,
        { type: 'object', properties: { data: objectOf('status', 'at') } },
        { operationId: 'health' },
      ),
    },
  },
  { User: { ...objectOf('id', 'email'), properties: { id: { ...text, format: 'uuid' }, email: text } } },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
);

const rotating: Success = {
  ...{ status: 200, contentType: 'application/json', shape: 'other' },
  token: { property: 'access', refreshProperty: 'refresh' },
};
const empty: Success = { status: 204, shape: 'empty' };

const operations: Readonly<Record<string, Partial<PlannedOperation>>> = {
  register: { kind: 'register', resource: 'User', success: { status: 201, shape: 'empty' } },
  logIn: { kind: 'login', resource: 'User', success: rotating },
  enter: { kind: 'login', resource: 'User', success: rotating },
  renew: { kind: 'renew-token', resource: 'User', success: rotating, property: 'refresh' },
  renewAgain: {
    ...{ kind: 'renew-token', resource: 'User', property: 'refresh' },
    success: { ...rotating, token: { property: 'access' } },
  },
  logOut: { kind: 'end-token', resource: 'User', success: empty },
  leave: { kind: 'end-token', resource: 'User', success: empty, property: 'refresh' },
  go: { kind: 'end-token', resource: 'User', success: empty, property: 'refresh' },
  change: {
    ...{ kind: 'change-password', resource: 'User', success: empty },
    passwords: { current: 'old', next: 'new', repeated: 'again' },
  },
  set: { ...{ kind: 'change-password', resource: 'User', success: empty }, passwords: { next: 'new' } },
  administer: { kind: 'patch', resource: 'User', success: { ...rotating, token: undefined, shape: 'item' } },
  health: {
    kind: 'health',
    success: { status: 200, contentType: 'application/json', shape: 'other' },
    tells: [
      { at: ['data', 'status'], is: 'value', value: 'up' },
      { at: ['data', 'at'], is: 'time' },
    ],
  },
};

async function emit(
  some: readonly string[],
  given = operations,
  described = document,
): Promise<ReadonlyMap<string, string>> {
  const plan = createServicePlan(described, {
    resources: [
      {
        ...{ name: 'User', plural: 'users', schema: referTo('User').$ref },
        account: { login: 'email', password: 'password' },
      },
    ],
    operations: Object.fromEntries(some.map((id) => [id, given[id] ?? {}])),
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  return emitLines(plan, described);
}

let files: ReadonlyMap<string, string>;
const read = (file: string): string => files.get(file) ?? '';

beforeAll(async () => {
  files = await emit(Object.keys(operations));
});

describe('handlers around a login', () => {
  it('give with a token another one that renews it, and take that once', () => {
    expect(read('src/operations/log-in.ts')).toContain(
      'const refreshToken = await accessTokens.issueRefresh(user.id, token);',
    );
    const renew = read('src/operations/renew.ts');
    expect(renew).toContain('const account = await accessTokens.takeRefresh(body.refresh);');
    expect(renew).toContain('return c.json({ access: token, refresh: refreshToken }, 200);');
  });

  it.each([
    ['"Bearer"', {}],
    ['"bearer" as const', { typeName: 'bearer' }],
  ])('call the type of a token %s', async (name, called) => {
    const success = { ...rotating, token: { property: 'access', typeProperty: 'type', ...called } };
    const told = await emit(['logIn'], { logIn: { ...operations.logIn, success } });
    expect(told.get('src/operations/log-in.ts')).toContain(`{ access: token, type: ${name} }`);
  });

  it('make tokens that are no longer than an answer allows', async () => {
    const success = { ...rotating, token: { ...rotating.token, property: 'access', mostLetters: 40 } };
    const short = await emit(['logIn'], { logIn: { ...operations.logIn, success } });
    expect(short.get('src/accounts/access-tokens.ts')?.match(/randomBytes\(30\)/g)).toHaveLength(2);
    expect(read('src/accounts/access-tokens.ts').match(/randomBytes\(32\)/g)).toHaveLength(2);
  });

  it('read from a login what it calls the name and the password', async () => {
    const credentials = { login: 'handle', password: 'secret' };
    const post = answering(200, tokens, { operationId: 'logIn', ...carrying('handle', 'secret', 'email?') });
    const paths = { ...document.paths, '/login': { post } };
    const other = await emit(['logIn'], { logIn: { ...operations.logIn, credentials } }, { ...document, paths });
    const code = other.get('src/operations/log-in.ts');
    expect(code).toContain('users.findByEmail(credentials.handle);');
    expect(code).toContain('verifyPassword(credentials.secret, user?.passwordHash);');
    expect(code).toContain('The handle or the password is wrong.');
  });

  it('tell when the token ends, and words beside it', async () => {
    const token = { property: 'access', expiryProperty: 'until' };
    const success = { ...rotating, token, companions: { message: 'OK' } };
    const told = await emit(['logIn'], { logIn: { ...operations.logIn, success } });
    expect(told.get('src/operations/log-in.ts')).toContain(
      '{ message: "OK", access: token, until: new Date(Date.now() + TOKEN_SECONDS * 1000).toISOString() }',
    );
  });

  it('answer two tokens, each in an object of its own with its end', async () => {
    const pair = { property: 'token', refreshProperty: 'token', accessHolder: 'access', refreshHolder: 'refresh' };
    const token = { ...pair, holder: 'tokens', expiryProperty: 'expires', refreshExpiryProperty: 'until' };
    const told = await emit(['logIn'], { logIn: { ...operations.logIn, success: { ...rotating, token } } });
    const end = (seconds: string): string => `new Date(Date.now() + ${seconds} * 1000).toISOString()`;
    const access = `access: { token, expires: ${end('TOKEN_SECONDS')} }`;
    const refresh = `refresh: { token: refreshToken, until: ${end('REFRESH_SECONDS')} }`;
    expect(told.get('src/operations/log-in.ts')).toContain(`{ tokens: { ${access}, ${refresh} } }`);
    expect(told.get('src/accounts/access-tokens.ts')).toContain('export const REFRESH_SECONDS = ');
    expect(read('src/accounts/access-tokens.ts')).not.toContain('export const REFRESH_SECONDS = ');
  });

  it('answer a token beside the envelope that holds the account', async () => {
    const token = { property: 'access', isBeside: true } as const;
    const where = { shape: 'item', itemProperty: 'user', envelopeProperty: 'data' } as const;
    const success: Success = { ...rotating, ...where, token, companions: { status: 'success' } };
    const told = await emit(['signIn'], { signIn: { ...operations.logIn, success } });
    expect(told.get('src/operations/sign-in.ts')).toContain(
      '{ status: "success", access: token, data: { user: toUser(user) } }',
    );
  });

  it('let nobody in without a name and a password where a login need not carry them', () => {
    expect(read('src/operations/log-in.ts')).toContain('users.findByEmail(credentials.email);');
    const enter = read('src/operations/enter.ts');
    expect(enter).toContain("users.findByEmail(credentials.email ?? '');");
    expect(enter).toContain("verifyPassword(credentials.password ?? '', user?.passwordHash);");
  });

  it('keep what renews a token where the answer gives no other', () => {
    const renew = read('src/operations/renew-again.ts');
    expect(renew).toContain('const account = await accessTokens.findRefresh(body.refresh);');
    expect(renew).toContain('await accessTokens.keepRefresh(body.refresh, token);');
  });

  it('end the token of who calls, and what renews it', () => {
    expect(read('src/operations/log-out.ts')).toContain('await accessTokens.end(caller.token);');
    expect(read('src/accounts/access-tokens.ts')).toContain(
      'or(eq(accessTokens.hash, hash(token)), eq(accessTokens.renews',
    );
  });

  it('end what a logout must carry, and the token of who is known by one', () => {
    const taken = "await accessTokens.takeRefresh(c.req.valid('json').refresh);";
    expect(read('src/operations/leave.ts')).toContain(taken);
    expect(read('src/operations/leave.ts')).not.toContain('accessTokens.end(');
    expect(read('src/operations/go.ts')).toContain(`await accessTokens.end(caller.token); ${taken}`);
  });

  it('take a new password from who knows the old one and writes the new one twice', () => {
    const change = read('src/operations/change.ts');
    expect(change).toContain('if (body.new !== body.again)');
    expect(change).toContain('await verifyPassword(body.old, user?.passwordHash)');
    expect(change).toContain('await users.update(caller.id, { passwordHash: await hashPassword(body.new) });');
  });

  it.each([
    ['again', 'password !== again'],
    ['again?', "typeof again === 'string' && password !== again"],
  ])('register nobody whose password is another one in %s', async (name, differs) => {
    const post = answering(201, undefined, { operationId: 'register', ...carrying('email', 'password', name) });
    const paths = { ...document.paths, '/register': { post } };
    const passwords = { next: 'password', repeated: 'again' };
    const twice = await emit(['register'], { register: { ...operations.register, passwords } }, { ...document, paths });
    const code = twice.get('src/operations/register.ts') ?? '';
    const refusal = 'throw new ApiError(400, "The again is not the password.");';
    expect(code).toContain(`if (${differs.replace(/\bagain\b/g, 'repeated')}) ${refusal}`);
    expect(code).toContain('const { password, again: repeated, ...input } = ');
    expect(code.indexOf(refusal)).toBeLessThan(code.indexOf('users.insert('));
    expect(files.get('src/operations/register.ts')).not.toContain('repeated');
  });

  it('take a new password from who is known by a token, where nothing asks for the old one', () => {
    const set = read('src/operations/set.ts');
    expect(set).toContain(
      'const user = await users.update(caller.id, { passwordHash: await hashPassword(body.new) });',
    );
    expect(set).toContain('if (user === undefined) throw');
    expect(set).not.toContain('verifyPassword');
  });

  it('keep of a password that somebody else gives an account its hash, and nothing where none is given', () => {
    const administer = read('src/operations/administer.ts');
    expect(administer).toContain('email: input.email ?? undefined,');
    expect(administer).toContain(
      "passwordHash: typeof input.password === 'string' ? await hashPassword(input.password) : undefined,",
    );
  });

  it('keep nothing of renewals in a service that has none', async () => {
    const without = await emit(['register']);
    expect(without.get('src/accounts/access-tokens.ts')).not.toMatch(/renews|Refresh|async end|isNotNull/);
    expect(without.get('migrations/0000_initial.sql')).not.toContain('renews');
    expect(read('migrations/0000_initial.sql')).toContain('"renews" text');
  });
});

describe('the handler of a health check', () => {
  it('tells what the plan knows of the service, and asks nothing', () => {
    const health = read('src/operations/health.ts');
    expect(health).toContain('(app) => { app.openapi(healthRoute, (c) => {');
    expect(health).toContain('return c.json({ data: { status: "up", at: new Date().toISOString() } }, 200);');
  });
});
