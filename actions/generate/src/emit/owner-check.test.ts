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
function emit(): Promise<ReadonlyMap<string, string>> {
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
      { name: 'Order', plural: 'orders', schema: '#/components/schemas/Order', id, relations: [owner] },
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
