import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const whole: Schema = { type: 'integer', minimum: 1 };
const decimal: Schema = { type: 'number', minimum: 0 };
const security = [{ login: [] }];

interface Given {
  /** The path that makes an order. */
  readonly at?: string;
  readonly sent?: Schema | undefined;
  readonly refusals?: Operation['responses'];
  readonly order?: Readonly<Record<string, Schema>>;
  readonly secured?: typeof security;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
const EMPTY = { '409': { description: 'The cart is empty' } };

/** A shop that makes orders of what is in carts. */
function infer({
  at = '/orders',
  sent,
  refusals = EMPTY,
  order = {},
  secured = security,
  rules = {},
}: Given = {}): InferredPlan {
  const credentials = body(objectOf({ email: text, password: text }));
  const list = (schema: Schema): Schema => ({ type: 'array', items: schema });
  const adding = answering(201, referTo('Cart'), { security, ...body(objectOf({ productId: uuid, quantity: whole })) });
  const making = answering(201, referTo('Order'), {
    operationId: 'makeOrder',
    security: secured,
    ...(sent === undefined ? {} : body(sent)),
  });
  const place = { post: { ...making, responses: { ...making.responses, ...refusals } } };
  const listing = answering(200, list(referTo('Order')), { description: "The caller's orders.", security });
  const product = objectOf({ name: text, price: decimal, stock: { type: 'integer', minimum: 0 } });
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), credentials) },
      '/login': { post: answering(200, objectOf({ token: text }), credentials) },
      '/products': { post: answering(201, referTo('Product'), body(product)) },
      '/products/{productId}': {
        parameters: [pathParameter('productId', uuid)],
        get: answering(200, referTo('Product')),
      },
      '/cart': { get: answering(200, referTo('Cart'), { security }) },
      '/cart/items': { post: { ...adding, responses: { ...adding.responses, '404': { description: 'No product' } } } },
      '/orders': { get: listing, ...(at === '/orders' ? place : {}) },
      '/orders/{orderId}': {
        parameters: [pathParameter('orderId', uuid)],
        get: answering(200, referTo('Order'), { security }),
      },
      ...(at === '/orders' ? {} : { [at]: place }),
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, ...product.properties }),
      CartItem: objectOf({ productId: uuid, quantity: whole, price: decimal }),
      Cart: objectOf({ items: list(referTo('CartItem')), total: decimal }),
      Order: objectOf({
        ...{ id: uuid, total: decimal, ...order },
        lines: list(objectOf({ productId: uuid, quantity: whole, name: text, unitPrice: decimal })),
      }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document, { operations: {}, rules });
}

const find = (given?: Given) => infer(given).operations.find(({ id }) => id === 'makeOrder');

describe('an order of what is in the cart', () => {
  it('keeps the lines of the cart with what products say then, and empties it', () => {
    const order = infer().resources.find(({ name }) => name === 'Order');
    expect(order?.lines).toEqual({
      property: 'lines',
      cart: 'CartItem',
      stock: 'stock',
      carried: ['productId', 'quantity'],
      of: {
        property: 'productId',
        resource: 'Product',
        copies: [
          { property: 'name', from: 'name' },
          { property: 'unitPrice', from: 'price' },
        ],
      },
      quantity: 'quantity',
      price: 'unitPrice',
      totals: [{ property: 'total', tells: 'amounts' }],
    });
    expect(order?.relations).toContainEqual(expect.objectContaining({ property: 'ownerId', from: 'caller' }));
    expect(find()).toMatchObject({
      kind: 'checkout',
      resource: 'Order',
      checkout: { cart: 'CartItem', of: 'Product', empty: 409 },
      becomes: "makes a new Order of what is in the caller's cart",
    });
    expect(find()?.checkout?.stock).toBeUndefined();
  });

  it('takes what is bought of the stock where a refusal speaks of it', () => {
    const refusals = { '400': { description: 'The cart is empty' }, '409': { description: 'Not enough in stock' } };
    expect(find({ refusals })?.checkout).toEqual({
      cart: 'CartItem',
      of: 'Product',
      empty: 400,
      stock: { property: 'stock', status: 409 },
    });
  });

  it('explains the refusals that it answers', () => {
    expect(infer().warnings.filter(({ rule }) => rule === 'unexplained-refusal')).toEqual([]);
    const refusals = { ...EMPTY, '402': { description: 'The card was declined' } };
    expect(infer({ refusals }).warnings.map(({ message }) => message)).toContain(
      'no rule tells when makeOrder answers 402: "The card was declined"',
    );
  });

  it('may carry more of the order', () => {
    const given = { sent: objectOf({ address: text }), order: { address: text } };
    expect(find(given)).toMatchObject({ kind: 'checkout' });
  });

  it.each(['/checkout', '/cart/checkout', '/orders/checkout'])('is made at %s, too', (at) => {
    expect(find({ at })).toMatchObject({ kind: 'checkout', resource: 'Order', path: at });
    expect(infer({ at }).resources.find(({ name }) => name === 'Order')?.relations).toContainEqual(
      expect.objectContaining({ from: 'caller' }),
    );
  });

  it.each<[string, Given, string]>([
    ['no refusal is declared', { refusals: {} }, 'nothing declares what is answered where the cart is empty'],
    [
      'the order must show what nothing tells',
      { order: { address: text } },
      'every Order must show `address`, which neither the request nor the cart need carry',
    ],
    ['anybody may call it', { secured: [] }, 'anybody may call it, and nothing says whose cart it is about'],
  ])('is left to a person where %s', (_what, given, reason) => {
    expect(find(given)?.reason).toBe(reason);
  });

  it('is nothing that a rule that is switched off makes', () => {
    expect(find({ rules: { checkout: 'off' } })?.kind).toBe('custom');
    expect(find({ rules: { cart: 'off' } })?.kind).toBe('custom');
  });
});
