import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const wishes: Schema = { type: 'array', items: referTo('Wish') };

/** Accounts, and what is done at a place and with one thing in it. */
function infer(place: PathItem, path = '/wishlist', parameter = 'wishId', rules = {}): InferredPlan {
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), body('Credentials')) },
      '/login': { post: answering(200, objectOf({ token: text }), body('Credentials')) },
      [path]: place,
      [`${path}/{${parameter}}`]: {
        parameters: [pathParameter(parameter, uuid)],
        delete: answering(204, undefined, { operationId: 'drop', security }),
      },
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      NewWish: objectOf({ title: text }),
      Wish: objectOf({ id: uuid, title: text }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document, { operations: {}, rules });
}

const list = answering(200, wishes, { operationId: 'list', security });
const clear = answering(204, undefined, { operationId: 'clear', security });
const make = answering(201, referTo('Wish'), { operationId: 'make', security, ...body('NewWish') });
const find = ({ operations }: InferredPlan, id: string) => operations.find((one) => one.id === id);

describe('what everybody has one of', () => {
  it.each(['/wishlist', '/me/wishes', '/shopping-cart', '/api/v1/inbox'])('keeps items of %s by owner', (path) => {
    const plan = infer({ get: list, post: make, delete: clear }, path);
    expect(find(plan, 'list')).toMatchObject({ kind: 'list', scope: { property: 'ownerId' } });
    expect(find(plan, 'make')?.kind).toBe('create');
    expect(find(plan, 'drop')).toMatchObject({ kind: 'delete', owner: { property: 'ownerId', status: 404 } });
    expect(find(plan, 'clear')).toMatchObject({ kind: 'clear-collection', scope: { property: 'ownerId' } });
  });

  it('shows and removes nobody’s where nothing says whose they are', () => {
    const plan = infer({ get: list, delete: clear });
    const reason = 'what is below /wishlist belongs to the account that calls, and no rule can keep whose it is';
    for (const id of ['list', 'clear', 'drop']) expect(find(plan, id)).toMatchObject({ kind: 'custom', reason });
  });

  it('is a cart where how many there are of each is to be kept', () => {
    const line = objectOf({ wishId: uuid, quantity: { type: 'integer' } });
    const cart = answering(200, objectOf({ lines: { type: 'array', items: line }, total: { type: 'number' } }));
    const plan = infer({ post: { ...cart, ...body('NewWish'), operationId: 'add', security } }, '/cart/lines');
    expect(find(plan, 'add')?.reason).toMatch(
      /^what is below \/cart belongs to the account that calls, and no rule can keep for each account the `lines` of its \w+ and the `quantity` of each$/,
    );
  });

  it.each([
    ['is a collection in the singular', '/wishlist', 'wishlistId'],
    ['may be anything', '/inventory', 'wishId'],
  ])('is none where the path %s', (_what, path, parameter) => {
    const plan = infer({ get: list, post: make, delete: clear }, path, parameter);
    expect(find(plan, 'list')?.kind).toBe('list');
    expect(find(plan, 'list')).not.toHaveProperty('scope');
  });

  it('is none where anybody may look, nor where the rule is switched off', () => {
    const open = infer({ get: { ...list, security: [] }, post: make });
    const off = infer({ get: list, post: make }, '/wishlist', 'wishId', { 'private-items': 'off' });
    for (const plan of [open, off]) {
      expect(find(plan, 'list')?.kind).toBe('list');
      expect(find(plan, 'list')).not.toHaveProperty('scope');
    }
  });
});
