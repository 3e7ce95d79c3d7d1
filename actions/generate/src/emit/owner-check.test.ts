import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const item = { shape: 'item', contentType: 'application/json' } as const;

const taking = (name: string, operation: Operation): Operation => ({
  ...operation,
  requestBody: { required: true, ...jsonOf(referTo(name)) },
});

/** Orders that only the account that made one may read, and that do not show which one that is. */
function emit(refusals: Operation['responses'] = {}): Promise<ReadonlyMap<string, string>> {
  const document = createOpenApiDocument(
    {
      '/register': { post: taking('Credentials', answering(201, referTo('User'), { operationId: 'register' })) },
      '/orders': {
        get: answering(200, { type: 'array', items: referTo('Order') }, { operationId: 'listOrders', security }),
        post: taking('NewOrder', answering(201, referTo('Order'), { operationId: 'addOrder', security })),
      },
      '/orders/{orderId}': {
        parameters: [pathParameter('orderId', uuid)],
        get: answering(200, referTo('Order'), {
          operationId: 'readOrder',
          security,
          responses: { 404: { description: 'None.' } },
        }),
        delete: answering(204, undefined, { operationId: 'dropOrder', security }),
      },
      '/orders/{orderId}/restore': {
        parameters: [pathParameter('orderId', uuid)],
        post: answering(200, referTo('Order'), { operationId: 'restoreOrder', security, responses: refusals }),
      },
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      NewOrder: objectOf({ address: text }),
      Order: objectOf({ id: uuid, address: text }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const id = { property: 'id', type: 'uuid', source: 'server' } as const;
  const account = { login: 'email', password: 'password' };
  const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      { name: 'User', plural: 'users', schema: '#/components/schemas/User', id, account },
      {
        ...{ name: 'Order', plural: 'orders', schema: '#/components/schemas/Order', id, relations: [owner] },
        softDeletion: { property: 'deletedAt', as: 'moment', isHidden: true },
      },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { status: 201, ...item } },
      listOrders: {
        kind: 'list',
        resource: 'Order',
        success: { status: 200, ...item, shape: 'array' },
        scope: { property: 'ownerId' },
      },
      addOrder: { kind: 'create', resource: 'Order', success: { status: 201, ...item } },
      readOrder: {
        kind: 'read',
        resource: 'Order',
        success: { status: 200, ...item },
        owner: { property: 'ownerId', status: 404 },
      },
      dropOrder: {
        kind: 'delete',
        resource: 'Order',
        success: { status: 204, shape: 'empty' },
        owner: { property: 'ownerId', status: 404 },
      },
      restoreOrder: {
        kind: 'restore',
        resource: 'Order',
        success: { status: 200, ...item },
        owner: { property: 'ownerId', status: 404 },
      },
    },
  });
  return emitLines(plan, document);
}

it('reads once what only its owner may see, and tells others that there is none', async () => {
  const files = await emit();
  expect(files.get('src/operations/read-order.ts')).toContain(
    [
      'const order = await orders.find(path.orderId);',
      'if (order === undefined) throw new ApiError(404, "There is no such order.");',
      'if (order.ownerId !== caller.id) throw new ApiError(404, "There is no such order.");',
    ].join(' '),
  );
  expect(files.get('src/operations/add-order.ts')).toContain('ownerId: caller.id');
  expect(files.get('src/operations/list-orders.ts')).toContain('ownerId: caller.id');
});

const FOREIGN = 'if (order.ownerId !== caller.id) throw new ApiError(404, "There is no such order.");';

it('brings back for its owner alone what nothing else finds', async () => {
  const files = await emit();
  const code = files.get('src/operations/restore-order.ts');
  const found = 'const order = (await orders.restore(path.orderId, caller.id)) ?? (await orders.find(path.orderId));';
  const missing = 'if (order === undefined) throw new ApiError(404, "There is no such order.");';
  expect(code).toContain([found, missing, FOREIGN].join(' '));
  const store = files.get('src/resources/orders/store.ts');
  expect(store).toContain('async restore(id: string, owner: string)');
  expect(store).toContain('and(eq(orders.id, id), isNotNull(orders.deletedAt), eq(orders.ownerId, owner))');
});

it('says of what is there that it is not deleted to its owner alone', async () => {
  const files = await emit({ 409: { description: 'It is not deleted.' } });
  const code = files.get('src/operations/restore-order.ts');
  expect(code).toContain(
    `${FOREIGN.replace('order.', 'present.')} throw new ApiError(409, "This order is not deleted.");`,
  );
});
