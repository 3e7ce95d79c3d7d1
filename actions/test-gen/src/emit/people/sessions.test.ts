import type { PlannedOperation, Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { renderAccessToken, renderRefreshToken, renderTokens } from '../../service/answer-places';
import type { ServiceView } from '../../service/service-view';
import { viewService } from '../../service/service-view';
import { emitE2e } from '../e2e/modules';
import { nameBodies } from '../naming';
import { renderArbitraries } from '../property/arbitraries';
import { renderBuilders } from '../support';

import { repeatedStatus } from './people';

const text: Schema = { type: 'string' };
const security = [{ bearer: [] }];

function objectOf(...names: readonly string[]): Schema {
  return { type: 'object', required: [...names], properties: Object.fromEntries(names.map((name) => [name, text])) };
}

const carrying = (...names: readonly string[]) => ({ requestBody: { required: true, ...jsonOf(objectOf(...names)) } });

/** Accounts, in answers that hold the account and the tokens each in a property. */
function createView(): ServiceView {
  const tokens: Schema = { type: 'object', properties: { tokens: objectOf('access', 'refresh') } };
  const answer: Schema = { type: 'object', properties: { data: tokens } };
  const shown: Schema = {
    type: 'object',
    properties: { data: { type: 'object', properties: { user: referTo('User') } } },
  };
  const document = createOpenApiDocument(
    {
      '/register': {
        post: answering(201, shown, { operationId: 'register', ...carrying('email', 'password', 'again') }),
      },
      '/login': { post: answering(200, answer, { operationId: 'logIn', ...carrying('email', 'password') }) },
      '/refresh': { post: answering(200, answer, { operationId: 'renew', ...carrying('refresh') }) },
      '/logout': { post: answering(204, undefined, { operationId: 'logOut', security }) },
      '/leave': { post: answering(204, undefined, { operationId: 'leave', ...carrying('refresh') }) },
      '/go': { post: answering(204, undefined, { operationId: 'go', security, ...carrying('refresh') }) },
      '/password': { put: answering(204, undefined, { operationId: 'change', security, ...carrying('old', 'new') }) },
      '/password/change': {
        post: answering(200, undefined, { operationId: 'set', security, ...carrying('new', 'again') }),
      },
      '/me': { get: answering(200, shown, { operationId: 'getMe', security }) },
      '/health': {
        options: answering(204, undefined, { operationId: 'askHealth' }),
        get: answering(200, objectOf('status', 'at'), { operationId: 'getHealth' }),
      },
    },
    { User: objectOf('id', 'email') },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  const item = { shape: 'item', itemProperty: 'user', envelopeProperty: 'data' } as const;
  const told: Success = {
    ...{ status: 200, shape: 'other', envelopeProperty: 'data' },
    token: { property: 'access', refreshProperty: 'refresh', holder: 'tokens' },
  };
  const empty: Success = { status: 204, shape: 'empty' };
  const of = (kind: PlannedOperation['kind'], success: Success) => ({ kind, success, resource: 'User' });
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'User',
        plural: 'users',
        schema: '#/components/schemas/User',
        account: { login: 'email', password: 'password' },
      },
    ],
    operations: {
      register: {
        ...of('register', { status: 201, ...item }),
        passwords: { next: 'password', repeated: 'again' },
      },
      logIn: of('login', told),
      renew: { ...of('renew-token', told), property: 'refresh' },
      logOut: of('end-token', empty),
      leave: { ...of('end-token', empty), property: 'refresh' },
      go: { ...of('end-token', empty), property: 'refresh' },
      change: { ...of('change-password', empty), passwords: { current: 'old', next: 'new' } },
      set: { ...of('change-password', { ...empty, status: 200 }), passwords: { next: 'new', repeated: 'again' } },
      getMe: of('read-self', { status: 200, ...item }),
      askHealth: { kind: 'options', success: empty },
      getHealth: {
        kind: 'health',
        success: { status: 200, shape: 'other' },
        tells: [
          { at: ['status'], is: 'value', value: 'up' },
          { at: ['at'], is: 'time' },
        ],
      },
    },
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  return viewService(plan, document);
}

/** Code of the tests, by title. */
function listCases(): ReadonlyMap<string, string> {
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  return new Map(suites.flatMap(({ cases }) => cases.map(({ title, lines }) => [title, lines.join('\n')] as const)));
}

const view = createView();
const cases = listCases();

describe('tests of what is done around a login', () => {
  it('renew a token once, and let nobody in by what renews it', () => {
    const code = cases.get('answers 200 with a token that lets its owner in, once') ?? '';
    expect(code).toContain('const answer = await api.renew({ refresh: entry.body.data.tokens.refresh });');
    expect(code).toContain('api.getMe({ as: { token: answer.body.data.tokens.access } }), 200);');
    expect(code).toContain('api.getMe({ as: { token: entry.body.data.tokens.refresh } }), 401);');
    expect(code).toContain('expectDeclared(await api.renew({ refresh: entry.body.data.tokens.refresh }), 401);');
  });

  it('end the token of one caller and leave that of another', () => {
    const code = cases.get('answers 204 and ends the token of who calls, and of nobody else') ?? '';
    expect(code.match(/api\.logOut\(\{ as: owner \}\)/g)).toHaveLength(2);
    expect(code).toContain('expectDeclared(await api.logOut({ as: other }), 204);');
  });

  it('end a token by what renews it, which counts for nothing then', () => {
    const left = cases.get('answers 204 and ends the token with what renews it') ?? '';
    const code = 'api.leave({ refresh: entry.body.data.tokens.refresh }), 204);';
    expect(left.split(code)).toHaveLength(3);
    expect(left).toContain('api.getMe({ as: { token: entry.body.data.tokens.access } }), 401);');
    const gone = cases.get('answers 204 and ends the token of who calls with what renews it') ?? '';
    const as = '{ as: { token: entry.body.data.tokens.access } }';
    expect(gone).toContain(`expectDeclared(await api.go({ refresh: entry.body.data.tokens.refresh }, ${as}), 204);`);
    expect(gone).toContain(`const answer = await api.go({ refresh: entry.body.data.tokens.refresh }, ${as});`);
  });

  it('change the password, and log in with the new one and not with the old', () => {
    const code = cases.get('answers 204 and takes the new password, and the old one no more') ?? '';
    expect(code).toContain('api.change({ old: owner.sent.password, new: "a password of tomorrow" }, { as: owner })');
    expect(code).toContain('api.logIn({ email: owner.sent.email, password: "a password of tomorrow" }), 200);');
    expect(code).toContain('api.logIn({ email: owner.sent.email, password: owner.sent.password }), 401);');
  });

  it('register by one password twice, and are refused with two', () => {
    const context = { view, bodies: nameBodies(view) };
    expect(renderBuilders(context)).toMatch(/return \{ again: sent\.password, \.\.\.sent \};/);
    expect(renderArbitraries(context)).toContain('.map((sent) => ({ ...sent, again: sent.password }))');
    const title = 'answers 400 to a password that is repeated otherwise, and stores no User';
    const code = cases.get(title) ?? '';
    expect(code).toContain('const other = { ...sent, again: `_${sent.password.slice(1)}` };');
    expect(code).toContain('const answer = await api.register(other);\nexpectRefused(answer);');
    expect(code).toContain('expectDeclared(await api.register(sent), 201);');
  });

  it.each([
    [['400'], 400],
    [['400', '422'], 422],
    [['4XX', '400'], 422],
    [['default'], 422],
    [['default', '400'], 400],
    [['201'], 400],
  ])('expect of an operation with %j what the service answers of two passwords: %i', (statuses, status) => {
    const [register] = view.operations;
    const [like] = register?.responses ?? [];
    if (register === undefined || like === undefined) throw new Error('nobody can register');
    expect(repeatedStatus({ ...register, responses: statuses.map((one) => ({ ...like, status: one })) })).toBe(status);
  });

  it('change the password by a token alone, and refuse one that is repeated otherwise', () => {
    const code = cases.get('answers 200 and takes the new password, and the old one no more') ?? '';
    const renewed = '"a password of tomorrow"';
    expect(code).toContain(`api.set({ new: ${renewed}, again: ${renewed} }, { as: owner })`);
    expect(code).toContain('api.logIn({ email: owner.sent.email, password: owner.sent.password }), 401);');
    const refused = cases.get('answers 400 to a new password that is repeated otherwise') ?? '';
    expect(refused).toContain(`api.set({ new: ${renewed}, again: "some other password" }, { as: owner })`);
    expect(refused).toContain('expectRefused(answer);');
  });

  it('look at an account in the envelope that holds it', () => {
    const code = cases.get('answers 200 with the account of who calls, and of nobody else') ?? '';
    expect(code).toContain('expect(answer.body.data.user).toEqual(owner.account);');
  });
});

describe('code of what tells of a token', () => {
  it.each([
    [{ property: 'access' }, 'answer.body.data'],
    [{ property: 'access', holder: 'tokens' }, 'answer.body.data.tokens'],
    [{ property: 'access', isBeside: true }, 'answer.body'],
  ] as const)('reads %j', (token, code) => {
    expect(renderTokens({ status: 200, shape: 'item', envelopeProperty: 'data', token })).toBe(code);
  });
});

describe('code of two tokens that are apart', () => {
  it('reads each in the object that holds it', () => {
    const token = { property: 'token', refreshProperty: 'token', accessHolder: 'access', refreshHolder: 'refresh' };
    const success: Success = { status: 200, shape: 'other', token: { ...token, holder: 'tokens' } };
    expect(renderAccessToken(success)).toBe('answer.body.tokens.access.token');
    expect(renderRefreshToken(success)).toBe('answer.body.tokens.refresh.token');
    expect(renderRefreshToken({ ...success, token: { property: 'token' } })).toBeUndefined();
  });
});

describe('tests of a health check', () => {
  it('hold the answer to what is known of the service', () => {
    const code = cases.get('tells what is known of the service') ?? '';
    expect(code).toContain('expect(answer.body).toEqual({ status: "up", at: expect.any(String) as unknown });');
  });
});

describe('tests of a declared OPTIONS', () => {
  it('expect the methods of its path', () => {
    const code = cases.get('tells the methods of its path') ?? '';
    expect(code).toContain('expectDeclared(answer, 204);');
    expect(code).toContain('expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");');
  });
});
