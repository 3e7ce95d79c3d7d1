import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../service/service-view';

import { nameBodies } from './naming';
import { renderTypes } from './support';

const text: Schema = { type: 'string' };

/** The type of what registers somebody whose name need not be sent. */
function emit(shape: 'item' | 'empty'): string {
  const properties = { username: text, password: text };
  const operation = {
    ...answering(200, shape === 'item' ? referTo('User') : undefined, { operationId: 'register' }),
    requestBody: { required: true, ...jsonOf({ type: 'object', properties }) },
  };
  const document = createOpenApiDocument(
    { '/register': { post: operation } },
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
    operations: { register: { kind: 'register', resource: 'User', success: { status: 200, shape } } },
  });
  const view = viewService(plan, document);
  const types = renderTypes({ view, bodies: nameBodies(view) });
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
