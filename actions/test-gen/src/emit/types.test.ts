import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../service/service-view';
import { parseShape } from '../shapes/parse-shape';

import { emitE2e } from './e2e/modules';
import { nameBodies } from './naming';
import { renderTypes } from './support';
import { renderItemType } from './types';

const text: Schema = { type: 'string' };

/** People who register under a name that they need not send, and a list of them. */
function createContext(shape: 'item' | 'empty') {
  const properties = { username: text, password: text };
  const operation = {
    ...answering(200, shape === 'item' ? referTo('User') : undefined, { operationId: 'register' }),
    requestBody: { required: true, ...jsonOf({ type: 'object', properties }) },
  };
  const document = createOpenApiDocument(
    {
      '/register': { post: operation },
      '/users': { get: answering(200, { type: 'array', items: referTo('User') }, { operationId: 'listUsers' }) },
    },
    { User: { type: 'object', properties: { username: text } } },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'User', plural: 'users', schema: '#/components/schemas/User' },
        id: { property: 'username', type: 'string', source: 'client', isOptional: true },
        account: { login: 'username', password: 'password' },
      },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { status: 200, shape } },
      listUsers: { kind: 'list', resource: 'User', success: { status: 200, shape: 'array' } },
    },
  });
  const view = viewService(plan, document);
  return { view, bodies: nameBodies(view) };
}

function emit(shape: 'item' | 'empty'): string {
  const types = renderTypes(createContext(shape));
  return types.split('export interface RegisterBody')[1]?.replaceAll(/\s+/g, ' ') ?? '';
}

describe('the type of what registers', () => {
  it('has a name that need not be sent, because the tests log in by it', () => {
    expect(emit('item')).toContain('username?: string;');
  });

  it('demands the name where no answer tells it', () => {
    expect(emit('empty')).toContain('username: string; password?: string;');
  });
});

it('lists who registered by what a list shows of them, where no answer tells an account', () => {
  const cases = emitE2e(createContext('empty')).flatMap(({ suites }) => suites.flatMap(({ cases: own }) => own));
  const { lines } = cases.find(({ title }) => title === 'answers 200 with every User that is stored') ?? {};
  expect(lines).toContain(
    'expect(answer.body.map((one) => one.username)).toEqual(expect.arrayContaining(stored.map((one) => one.username)));',
  );
});

it('types an id that may be null or absent as one that is there: the database makes it', () => {
  const nullable: Schema = { type: ['string', 'null'] };
  const document = createOpenApiDocument({});
  const shape = parseShape(document, { type: 'object', properties: { id: nullable, note: nullable } }, '#');
  expect(renderItemType('Pet', shape, 'id')).toContain('interface Pet { id: string; note?: string | null; }');
});
