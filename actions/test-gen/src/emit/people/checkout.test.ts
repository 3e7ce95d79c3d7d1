import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { emitE2e } from '../e2e/modules';
import { nameBodies } from '../naming';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const price: Schema = { type: 'number', minimum: 0 };
const quantity: Schema = { type: 'integer', minimum: 1 };
const stock: Schema = { type: 'integer', minimum: 0, maximum: 1000 };
const security = [{ login: [] }];
const OF = { property: 'productId', resource: 'Product' };

/** The tests of `POST /orders`, by title, each as one text. */
function emit({ hasStock = false, isSet = true } = {}): ReadonlyMap<string, string> {
  const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
  const credentials = body(objectOf({ email: text, password: text }));
  const refused = { '404': { description: 'Not found' }, '409': { description: 'The cart is empty' } };
  const list = (schema: Schema): Schema => ({ type: 'array', items: schema });
  const adding = answering(201, referTo('Cart'), {
    operationId: 'addItem',
    security,
    ...body(objectOf({ productId: uuid, quantity })),
  });
  const ordering = answering(201, referTo('Order'), {
    operationId: 'checkOut',
    security,
    ...body(objectOf({ address: text })),
  });
  const sold = objectOf({ price, ...(isSet ? { stock } : {}) });
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), { operationId: 'register', ...credentials }) },
      '/login': { post: answering(200, objectOf({ token: text }), { operationId: 'login', ...credentials }) },
      '/products': { post: answering(201, referTo('Product'), { operationId: 'addProduct', ...body(sold) }) },
      '/products/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: uuid }],
        get: answering(200, referTo('Product'), { operationId: 'getProduct' }),
      },
      '/cart': { get: answering(200, referTo('Cart'), { operationId: 'getCart', security }) },
      '/cart/items': { post: { ...adding, responses: { ...adding.responses, ...refused } } },
      '/orders': {
        get: answering(200, list(referTo('Order')), { operationId: 'listOrders', security }),
        post: { ...ordering, responses: { ...ordering.responses, ...refused } },
      },
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, price, stock }),
      CartItem: objectOf({ productId: uuid, quantity }),
      Cart: objectOf({ items: list(referTo('CartItem')) }),
      Order: objectOf({
        ...{ id: uuid, address: text, total: price },
        lines: list(objectOf({ productId: uuid, quantity, price })),
      }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const schemaOf = (name: string): string => `#/components/schemas/${name}`;
  const answer = (status: number, shape: 'item' | 'array' | 'cart' | 'other') =>
    ({ status, shape, contentType: 'application/json' }) as const;
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      { name: 'User', plural: 'users', schema: schemaOf('User'), account: { login: 'email', password: 'password' } },
      { name: 'Product', plural: 'products', schema: schemaOf('Product') },
      {
        name: 'Order',
        plural: 'orders',
        schema: schemaOf('Order'),
        relations: [owner],
        lines: {
          ...{ property: 'lines', cart: 'CartItem', carried: ['productId', 'quantity'], quantity: 'quantity' },
          of: { ...OF, copies: [{ property: 'price', from: 'price' }] },
          price: 'price',
          totals: [{ property: 'total', tells: 'amounts' }],
        },
      },
      {
        name: 'CartItem',
        plural: 'cartItems',
        schema: schemaOf('CartItem'),
        cart: {
          ...{ property: 'items', owner: 'ownerId', of: { ...OF, copies: [] }, quantity: 'quantity' },
          ...{ totals: [], ids: [], left: [], again: 'raise' },
        },
      },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: answer(201, 'item') },
      login: { kind: 'login', resource: 'User', success: { ...answer(200, 'other'), token: { property: 'token' } } },
      addProduct: { kind: 'create', resource: 'Product', success: answer(201, 'item') },
      getProduct: { kind: 'read', resource: 'Product', success: answer(200, 'item') },
      getCart: { kind: 'read-cart', resource: 'CartItem', success: answer(200, 'cart') },
      addItem: { kind: 'add-to-cart', resource: 'CartItem', success: answer(201, 'cart') },
      listOrders: {
        kind: 'list',
        resource: 'Order',
        scope: { property: 'ownerId' },
        success: answer(200, 'array'),
      },
      checkOut: {
        kind: 'checkout',
        resource: 'Order',
        success: answer(201, 'item'),
        checkout: {
          ...{ cart: 'CartItem', of: 'Product', empty: 409 },
          ...(hasStock ? { stock: { property: 'stock', status: 409 } } : {}),
        },
      },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.find(({ title }) => title === 'POST /orders')?.cases ?? [];
  return new Map(cases.map(({ title, lines }) => [title, lines.join('\n')]));
}

const ALL = 'makes one of all that is in the cart of who calls, which is empty then';
const MORE = 'answers 409 where there is less in stock, and takes nothing';

describe('tests of an order of what is in the cart', () => {
  it('expect its lines and what they come to, and look at the carts and lists of two people', () => {
    const code = emit().get(ALL) ?? '';
    expect(code).toContain('await api.addItem({ productId: first.id, quantity: 42 }, { as: owner })');
    expect(code).toContain('const answer = await api.checkOut({ address: ');
    expect(code).toContain(
      'toMatchObject({ lines: [{ productId: first.id, quantity: 42 }, { productId: second.id, quantity: 7 }] });',
    );
    expect(code).toContain('expect(answer.body.total).toBeCloseTo(first.price * 42 + second.price * 7, 6);');
    expect(code).toContain('expect(seen.body).toMatchObject({ items: [] });');
    expect(code).toContain(
      'expect(seenByOther.body).toMatchObject({ items: [{ productId: first.id, quantity: 7 }] });',
    );
    expect(code).toContain('expect(owners.body.map((one) => one.id)).toEqual([answer.body.id]);');
    expect(code).toContain('expect(others.body.map((one) => one.id)).toEqual([]);');
  });

  it('try an empty cart', () => {
    expect(emit().get('answers 409 to an empty cart')).toContain('{ as: owner }), 409);');
  });

  it('buy the last of something, and then one more', () => {
    const cases = emit({ hasStock: true });
    expect(cases.get(ALL)).toMatch(/storeProduct\(\{ stock: \d+ \}\)[\s\S]*expect\(read\.body\.stock\)\.toBe\(\d+\);/);
    const code = cases.get(MORE) ?? '';
    expect(code).toContain('const first = await storeProduct({ stock: 7 });');
    expect(code).toContain('expect(read.body.stock).toBe(0);');
    expect(emit().has(MORE)).toBe(false);
  });

  it('buy nothing where no request says what is in stock', () => {
    expect([...emit({ hasStock: true, isSet: false }).keys()].slice(0, 1)).toEqual(['answers 409 to an empty cart']);
  });
});
