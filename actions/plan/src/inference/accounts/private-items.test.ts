import type { OpenApiDocument, Operation, Schema } from '@orchestrate/kit/openapi/document';
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
const count: Schema = { type: 'integer' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });

/** Lines of an order. */
const nested = {
  get: answering(200, { type: 'array', items: referTo('Line') }, { operationId: 'listLines', security }),
  post: answering(201, referTo('Line'), { operationId: 'addLine', security, ...body('NewLine') }),
};

interface Told {
  /** Further paths. */
  readonly paths?: OpenApiDocument['paths'];
  /** What is said of the list. */
  readonly list?: Operation;
  /** What is said of reading one. */
  readonly read?: Operation;
  /** Numbers of all of them. */
  readonly stats?: Operation;
  /** What items show beside. */
  readonly shown?: Readonly<Record<string, Schema>>;
}

/** Accounts with orders, of which none shows whose it is. */
function infer({ list = {}, read = {}, stats, shown = {}, paths = {} }: Told = {}, rules = {}): InferredPlan {
  const status: Schema = { ...text, enum: ['open', 'cancelled'] };
  const order = referTo('Order');
  const orders = { type: 'array', items: order } as const;
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), body('Credentials')) },
      '/login': { post: answering(200, objectOf({ token: text }), body('Credentials')) },
      '/orders': {
        get: answering(200, orders, {
          operationId: 'listOrders',
          description: "The caller's orders.",
          security,
          ...list,
        }),
        post: answering(201, order, { operationId: 'addOrder', security, ...body('NewOrder') }),
      },
      ...(stats === undefined ? {} : { '/orders/stats': { get: answering(200, objectOf({ total: count }), stats) } }),
      '/orders/{orderId}': {
        parameters: [pathParameter('orderId', uuid)],
        get: answering(200, order, { operationId: 'readOrder', security, ...read }),
        delete: answering(204, undefined, { operationId: 'dropOrder', security }),
      },
      ...paths,
      '/orders/{orderId}/cancel': {
        parameters: [pathParameter('orderId', uuid)],
        post: answering(200, order, { operationId: 'cancelOrder', security }),
      },
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      NewOrder: objectOf({ address: text }),
      NewLine: objectOf({ amount: count }),
      Line: objectOf({ id: uuid, orderId: uuid, amount: count }),
      Order: objectOf({ id: uuid, address: text, status, ...shown }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document, { operations: {}, rules });
}

const find = ({ operations }: InferredPlan, id: string) => operations.find((one) => one.id === id);
const ownersOf = ({ resources }: InferredPlan) =>
  resources.find(({ name }) => name === 'Order')?.relations.filter(({ from }) => from === 'caller');

describe('a list that shows callers their own', () => {
  it('keeps the account with each item, which nothing shows', () => {
    const plan = infer();
    const hidden = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' };
    expect(ownersOf(plan)).toEqual([hidden]);
    expect(find(plan, 'listOrders')).toMatchObject({ kind: 'list', scope: { property: 'ownerId' } });
    expect(find(plan, 'listOrders')?.evidence).toContainEqual({
      rule: 'private-items',
      detail: '/orders shows what belongs to the caller',
    });
  });

  it('lets nobody else read, remove or move an item', () => {
    const plan = infer();
    for (const id of ['readOrder', 'dropOrder', 'cancelOrder'])
      expect(find(plan, id)?.owner).toEqual({ property: 'ownerId', status: 404 });
  });

  const lines = { '/orders/{orderId}/lines': { parameters: [pathParameter('orderId', uuid)], ...nested } };
  const asked = { in: 'path', name: 'orderId', resource: 'Order', property: 'ownerId', status: 404 };

  it('asks of what lies below an item whose that is, and keeps it with what is made there', () => {
    const plan = infer({ paths: lines });
    expect(find(plan, 'listLines')).toMatchObject({ kind: 'list', scope: { property: 'ownerId' }, owned: [asked] });
    expect(find(plan, 'addLine')).toMatchObject({ kind: 'create', owned: [asked] });
    expect(find(plan, 'addLine')?.evidence).toContainEqual({
      rule: 'owner-only',
      detail: "`orderId` must be the id of an Order of the caller's: others get 404",
    });
    const line = plan.resources.find(({ name }) => name === 'Line');
    expect(line?.relations.find(({ from }) => from === 'caller')?.property).toBe('ownerId');
    expect(line?.evidence.map(({ rule }) => rule)).toContain('private-parts');
  });

  it('lets nobody else bring an item back', () => {
    const restore = (told: Partial<Operation>) => ({
      '/orders/{orderId}/restore': {
        parameters: [pathParameter('orderId', uuid)],
        post: answering(200, referTo('Order'), { operationId: 'restore', ...told }),
      },
    });
    const owner = { property: 'ownerId', status: 404 };
    expect(find(infer({ paths: restore({ security }) }), 'restore')).toMatchObject({ kind: 'restore', owner });
    expect(find(infer({ paths: restore({}) }), 'restore')).toMatchObject({
      kind: 'custom',
      reason: 'whose a deleted Order is cannot be looked up: nothing finds it',
    });
  });

  it('lets nobody else mark an item, which would show it to them', () => {
    const act = (operationId: string) => answering(200, referTo('Order'), { operationId, security });
    const parameters = [pathParameter('orderId', uuid)];
    const paths = { '/orders/{orderId}/star': { parameters, post: act('star'), delete: act('unstar') } };
    const plan = infer({ paths, shown: { starred: { type: 'boolean' } } });
    expect(find(plan, 'star')).toMatchObject({ kind: 'mark', owned: [asked] });
    expect(find(plan, 'unstar')).toMatchObject({ kind: 'unmark', owned: [asked] });
    const off = infer({ paths, shown: { starred: { type: 'boolean' } } }, { 'private-items': 'off' });
    expect(find(off, 'star')).not.toHaveProperty('owned');
  });

  it('asks the path alone where `private-parts` is off, and nobody where `private-items` is', () => {
    const alone = infer({ paths: lines }, { 'private-parts': 'off' });
    expect(find(alone, 'listLines')).toMatchObject({ kind: 'list', owned: [asked] });
    expect(find(alone, 'listLines')).not.toHaveProperty('scope');
    const off = find(infer({ paths: lines }, { 'private-items': 'off' }), 'listLines');
    expect(off?.kind).toBe('list');
    expect(off).not.toHaveProperty('owned');
  });

  it('leaves to a person what anybody may call below it', () => {
    const open = { get: { ...nested.get, security: [] } };
    const paths = { '/orders/{orderId}/lines': { parameters: [pathParameter('orderId', uuid)], ...open } };
    expect(find(infer({ paths }), 'listLines')).toMatchObject({
      kind: 'custom',
      reason: 'it lies below an Order, which only its owner may see, and anybody may call it',
    });
  });

  it('shows who calls their own below `/me`, and leaves to a person what only who administers may see', () => {
    const list = { type: 'array', items: referTo('Order') } as const;
    const paths = {
      '/me/orders': { get: answering(200, list, { operationId: 'listMine', security }) },
      '/admin/orders': { get: answering(200, list, { operationId: 'listAll', security }) },
      '/admin/orders/{orderId}': {
        parameters: [pathParameter('orderId', uuid)],
        delete: answering(204, undefined, { operationId: 'dropAny', security }),
      },
    };
    const plan = infer({ paths });
    expect(plan.resources.map(({ name }) => name)).toEqual(['User', 'Order']);
    expect(find(plan, 'listMine')?.scope).toEqual({ property: 'ownerId' });
    const reason = 'below /admin callers see what is not theirs, and nothing tells accounts that may do so from others';
    for (const id of ['listAll', 'dropAny']) expect(find(plan, id)).toMatchObject({ kind: 'custom', reason });
    const shown = infer({ paths, list: { description: '' }, shown: { userId: { ...uuid, readOnly: true } } });
    expect(find(shown, 'listOrders')).not.toHaveProperty('scope');
    expect(find(shown, 'listMine')?.scope).toEqual({ property: 'userId' });
  });

  it('goes by the owner that items show', () => {
    const plan = infer({ shown: { userId: { ...uuid, readOnly: true } } });
    expect(ownersOf(plan)).toEqual([{ property: 'userId', resource: 'User', required: true, from: 'caller' }]);
    expect(find(plan, 'listOrders')?.scope).toEqual({ property: 'userId' });
    expect(find(plan, 'readOrder')?.owner).toEqual({ property: 'userId', status: 404 });
  });

  it.each([
    'Lists all orders for the authenticated user',
    "Get the current user's order history",
    'Orders belonging to the currently logged-in user.',
    'Lists my orders',
    "Returns the caller's own recent orders",
  ])('is told by "%s"', (description) => {
    expect(find(infer({ list: { description } }), 'listOrders')?.scope).toEqual({ property: 'ownerId' });
  });

  it.each([
    'Lists orders',
    "The caller's orders; admins see all",
    "Orders with the caller's address",
    'Orders, newest first, for the authenticated user to choose from',
    'Orders by name. Whether the current user likes them is shown',
  ])('is not told by "%s"', (description) => {
    const plan = infer({ list: { description } });
    expect(find(plan, 'listOrders')).not.toHaveProperty('scope');
    expect(find(plan, 'readOrder')).not.toHaveProperty('owner');
  });

  it('is none where anybody may read one', () => {
    expect(find(infer({ read: { security: [] } }), 'listOrders')).not.toHaveProperty('scope');
  });

  it('is none where the rule is switched off', () => {
    const plan = infer({}, { 'private-items': 'off' });
    expect(ownersOf(plan)).toEqual([]);
    expect(find(plan, 'listOrders')).not.toHaveProperty('scope');
  });
});

describe('numbers of what callers see only their own of', () => {
  it('are of their own', () => {
    const stats = find(infer({ stats: { operationId: 'tell', security } }), 'tell');
    expect(stats).toMatchObject({
      kind: 'statistics',
      scope: { property: 'ownerId' },
      statistics: [{ at: ['total'] }],
    });
  });

  it('are told nobody who need not say who they are', () => {
    const stats = find(infer({ stats: { operationId: 'tell' } }), 'tell');
    expect(stats).toMatchObject({
      kind: 'custom',
      reason: 'accounts see only their own orders, and anybody may call /orders/stats',
    });
  });
});
