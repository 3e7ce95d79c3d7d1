import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import { holdChange, holdCreate } from '../property/properties';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const optional: Schema = { anyOf: [text, { type: 'null' }] };
const security = [{ bearer: [] }];

/** Users that people register as or that somebody else makes, whose nickname may be null and whose password nobody sees. */
function createContext() {
  const carrying = (required: readonly string[]) => ({
    requestBody: {
      required: true,
      ...jsonOf({
        type: 'object',
        required: [...required],
        properties: { email: text, password: text, nickname: optional },
      }),
    },
  });
  const make = carrying(['email', 'password']);
  const document = createOpenApiDocument(
    {
      '/signup': { post: answering(200, referTo('User'), { operationId: 'register', ...make }) },
      '/users': { post: answering(200, referTo('User'), { operationId: 'makeUser', security, ...make }) },
      '/users/{id}': {
        patch: answering(200, referTo('User'), {
          operationId: 'changeUser',
          parameters: [pathParameter('id')],
          ...carrying([]),
        }),
      },
      '/login': {
        post: answering(200, { type: 'object', properties: { token: text } }, { operationId: 'logIn', ...make }),
      },
      '/me': { get: answering(200, referTo('User'), { operationId: 'getMe', security }) },
    },
    { User: { type: 'object', required: ['id', 'email'], properties: { id: text, email: text, nickname: optional } } },
    { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } },
  );
  const of = (kind: PlannedOperation['kind']) => ({
    kind,
    resource: 'User',
    success: { status: 200, shape: 'item', contentType: 'application/json' } as const,
  });
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
      register: of('register'),
      makeUser: { ...of('register'), security: [['bearer']] },
      changeUser: of('patch'),
      logIn: { ...of('login'), success: { status: 200, shape: 'other', token: { property: 'token' } } },
      getMe: { ...of('read-self'), security: [['bearer']] },
    },
    securitySchemes: [{ name: 'bearer', type: 'bearer', takesTokens: true }],
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

const context = createContext();
const suites: ReadonlyMap<string, readonly TestCase[]> = new Map(
  emitE2e(context)
    .flatMap((module) => module.suites)
    .map(({ title, cases }) => [title, cases]),
);
const titlesOf = (suite: string): string[] => (suites.get(suite) ?? []).map(({ title }) => title);
const find = (suite: string, title: string): TestCase | undefined =>
  suites.get(suite)?.find((one) => one.title === title);

describe('tests of accounts of which an answer shows less than was sent', () => {
  it('register by the operation that is tested, and by no other', () => {
    expect(titlesOf('POST /signup')).toContain('gives a token that lets its owner in');
    expect(titlesOf('POST /users')).not.toContain('gives a token that lets its owner in');
    expect(titlesOf('POST /users')).not.toContain('never shows the password');
  });

  it('let an answer show as null what may be left out', () => {
    expect(find('POST /signup', 'needs no more than email and password')?.lines.at(-1)).toBe(
      'expect(without(answer.body, "id")).toEqual({ nickname: unset(answer.body.nickname), ...without(sent, "password") });',
    );
  });

  it('expect a password to change nothing that is shown', () => {
    const open = find('PATCH /users/{id}', 'changes only %s');
    expect(open?.table?.rows.map(({ label }) => label)).toEqual(['email', 'nickname']);
    const secret = find('PATCH /users/{id}', 'takes %s and shows nothing of it');
    expect(secret?.table?.rows.map(({ label }) => label)).toEqual(['password']);
    expect(secret?.lines).toContain('expect(answer.body).toEqual({ ...user });');
  });

  it('hold for any valid body', () => {
    const [resource] = context.view.resources;
    const { register, patch } = resource ?? {};
    if (resource === undefined || register === undefined || patch === undefined) throw new Error('not planned');
    const lines = [...holdCreate(context, resource, register), ...holdChange(context, resource, patch)].flatMap(
      (one) => one.lines,
    );
    expect(lines).toContain(
      'expect(without(answer.body, "id")).toEqual({ nickname: unset(answer.body.nickname), ...without(given, "password") });',
    );
    expect(lines).toContain('expect(answer.body).toEqual({ ...known, ...without(given, "password") });');
  });
});

/** Items with what only requests carry, which a change must carry whole: PATCH takes the schema of the item. */
function createDemanding() {
  const item: Schema = {
    type: 'object',
    required: ['id', 'name', 'price'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: text,
      price: { type: 'number' },
      note: text,
      code: { type: 'string', writeOnly: true },
    },
  };
  const carrying = { requestBody: { required: true, ...jsonOf(referTo('Item')) } };
  const parameters = [pathParameter('id')];
  const document = createOpenApiDocument(
    {
      '/items': { post: answering(201, referTo('Item'), { operationId: 'createItem', ...carrying }) },
      '/items/{id}': {
        get: answering(200, referTo('Item'), { operationId: 'readItem', parameters }),
        patch: answering(200, referTo('Item'), { operationId: 'patchItem', parameters, ...carrying }),
      },
    },
    { Item: item },
  );
  const of = (kind: PlannedOperation['kind'], status = 200) => ({
    kind,
    resource: 'Item',
    success: { status, shape: 'item', contentType: 'application/json' } as const,
  });
  const plan = createServicePlan(document, {
    resources: [{ name: 'Item', plural: 'items', schema: '#/components/schemas/Item' }],
    operations: { createItem: of('create', 201), readItem: of('read'), patchItem: of('patch') },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

describe('tests of changes that must carry what is required', () => {
  const all = new Map(
    emitE2e(createDemanding())
      .flatMap((module) => module.suites)
      .map(({ title, cases }) => [title, cases]),
  );
  const pick = (suite: string, title: string): readonly string[] | undefined =>
    all.get(suite)?.find((one) => one.title === title)?.lines;

  it('send it beside each change, and expect all of it', () => {
    const lines = pick('PATCH /items/{id}', 'changes %s');
    expect(lines).toContain('const sent = { ...only(itemBody(), "name", "price"), ...changes };');
    expect(lines).toContain('expect(answer.body).toEqual({ ...item, ...sent });');
  });

  it('expect nothing of what only requests carry', () => {
    const lines = pick('PATCH /items/{id}', 'takes %s and shows nothing of it');
    expect(lines).toContain('expect(answer.body).toEqual({ ...item, ...only(sent, "name", "price") });');
    const made = pick('POST /items', 'answers 201 with the Item that was sent');
    expect(made).toContain('expect(without(answer.body, "id")).toEqual(without(sent, "code"));');
  });
});
