import type { Response, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer', minimum: 0 };
const decimal: Schema = { type: 'number', minimum: 0 };

type Properties = Readonly<Record<string, Schema>>;

const objectOf = (properties: Properties, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const MISSING = { '404': { description: 'No such product' } };
const Product = objectOf({ id: uuid, name: text, price: decimal });

interface Given {
  readonly sent?: Schema;
  readonly shown?: Schema;
  readonly order?: Properties;
  readonly product?: Schema;
  readonly carried?: Properties;
  readonly refusals?: Readonly<Record<string, Response>>;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

/** A shop whose orders have lines. */
function plan({
  sent,
  shown,
  order = {},
  product = Product,
  carried = {},
  refusals = MISSING,
  rules = {},
}: Given = {}): InferredPlan {
  const line = sent ?? objectOf({ productId: uuid, quantity: whole });
  const lines = (items: Schema): Schema => ({ type: 'array', items });
  const schemas = {
    Product: product,
    NewProduct: objectOf({ name: text, price: decimal }),
    OrderLine:
      shown ?? objectOf({ productId: uuid, quantity: whole, name: text, unitPrice: decimal, subtotal: decimal }),
    NewOrder: objectOf({ items: lines(line), ...carried }),
    Order: objectOf({ id: uuid, items: lines(referTo('OrderLine')), ...carried, ...order }),
  };
  const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
  const placing = answering(201, referTo('Order'), { operationId: 'placeOrder', ...body('NewOrder') });
  const paths = {
    '/products': { post: answering(201, referTo('Product'), body('NewProduct')) },
    '/products/{productId}': {
      parameters: [pathParameter('productId', uuid)],
      get: answering(200, referTo('Product')),
    },
    '/orders': { post: { ...placing, responses: { ...placing.responses, ...refusals } } },
    '/orders/{orderId}': { parameters: [pathParameter('orderId', uuid)], get: answering(200, referTo('Order')) },
  };
  return inferPlan(createOpenApiDocument(paths, schemas), { operations: {}, rules });
}

function readOrder(given: Given = {}): InferredPlan['resources'][number] | undefined {
  return plan(given).resources.find(({ name }) => name === 'Order');
}

function readReason(given: Given): string | undefined {
  return plan(given).operations.find(({ id }) => id === 'placeOrder')?.reason;
}

describe('lines of a new item', () => {
  it('copy what they show of the item that they name, and come to its price times their quantity', () => {
    const order = readOrder({ order: { total: decimal, itemCount: whole, totalQuantity: whole } });
    expect(order?.lines).toEqual({
      property: 'items',
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
      amount: 'subtotal',
      totals: [
        { property: 'total', tells: 'amounts' },
        { property: 'itemCount', tells: 'lines' },
        { property: 'totalQuantity', tells: 'quantities' },
      ],
    });
    expect(order?.evidence.filter(({ rule }) => rule === 'lines').map(({ detail }) => detail)).toEqual([
      'requests carry `items`: each is kept with `name`, `unitPrice` (its `price`) of the Product that `productId` names, as it is then, and `subtotal`, which is `unitPrice` times `quantity`',
      'no request carries `total`: it is the sum of `subtotal` of all `items`',
      'no request carries `itemCount`: it is how many `items` there are',
      'no request carries `totalQuantity`: it is the sum of `quantity` of all `items`',
    ]);
    expect(readReason({ order: { total: decimal } })).toBeUndefined();
  });

  it('may carry their price themselves, and have an id of their own', () => {
    const sent = objectOf({ description: text, quantity: whole, unit_price: decimal });
    const shown = objectOf({ id: uuid, description: text, quantity: whole, unit_price: decimal });
    expect(readOrder({ sent, shown, order: { subtotal: decimal } })?.lines).toEqual({
      property: 'items',
      carried: ['description', 'quantity', 'unit_price'],
      id: 'id',
      quantity: 'quantity',
      price: 'unit_price',
      totals: [{ property: 'subtotal', tells: 'amounts' }],
    });
  });

  it.each<[string, Given]>([
    ['an item is nobody else’s', { product: objectOf({ id: uuid, name: text }) }],
    [
      'what is named need not have what is shown',
      { product: objectOf({ id: uuid, name: text, price: decimal }, ['name']) },
    ],
    ['what is named need not have a price', { product: objectOf({ id: uuid, name: text, price: decimal }, ['price']) }],
    [
      'the price is told in another unit',
      { shown: objectOf({ productId: uuid, quantity: whole, unitPriceCents: whole, subtotalCents: whole }) },
    ],
    [
      'a line must show what nothing tells',
      { shown: objectOf({ productId: uuid, quantity: whole, name: text, unitPrice: decimal, warehouse: text }) },
    ],
    [
      'a line has a discount',
      {
        shown: objectOf(
          { productId: uuid, quantity: whole, unitPrice: decimal, discount: decimal, subtotal: decimal },
          ['discount'],
        ),
      },
    ],
    ['a request need not tell how many', { sent: objectOf({ productId: uuid, quantity: whole }, ['quantity']) }],
    [
      'what a line comes to has a bound',
      {
        shown: objectOf({
          productId: uuid,
          quantity: whole,
          unitPrice: decimal,
          subtotal: { ...decimal, maximum: 100 },
        }),
      },
    ],
    [
      'a whole number would have to hold a fraction',
      { shown: objectOf({ productId: uuid, quantity: whole, unitPrice: decimal, subtotal: whole }) },
    ],
    ['nothing can be answered where there is no such item', { refusals: { '422': { description: 'Invalid' } } }],
    ['the rule is off', { rules: { lines: 'off' } }],
  ])('are not worked out where %s', (_, given) => {
    expect(readOrder({ ...given, order: { total: decimal } })?.lines).toBeUndefined();
    expect(readReason({ ...given, order: { total: decimal } })).toContain('`total`');
  });
});

describe('lines that are left to a person', () => {
  const add = (properties: Properties, optional: readonly string[] = []): Schema =>
    objectOf({ productId: uuid, quantity: whole, unitPrice: decimal, ...properties }, optional);
  const because = 'every Order must show `total`, which the request need not carry and no rule can make up: ';

  it.each<[string, Given]>([
    ['nothing tells `warehouse` of a line', { shown: add({ warehouse: text }) }],
    ['`discount` may change what a line comes to, and nothing says how', { shown: add({ discount: decimal }) }],
    [
      'requests need not carry `quantity` of a line',
      { sent: objectOf({ productId: uuid, quantity: whole }, ['quantity']) },
    ],
    ['nothing tells what a line costs', { shown: objectOf({ productId: uuid, quantity: whole }) }],
    [
      'what `productId` names may not be there, and the request declares no answer that says so (a 404 or 409, or a 400 or 422 whose description does)',
      { refusals: { '422': { description: 'Invalid' } } },
    ],
    ['`shippingCost` may change `total`, and nothing says how', { carried: { shippingCost: decimal } }],
    [
      '`couponCode`, `discount` may change `total`, and nothing says how',
      { carried: { couponCode: text, discount: decimal } },
    ],
    [
      '`total` cannot hold all that lines may come to: it has a bound, or is whole where they are not',
      { order: { total: { ...decimal, maximum: 10 } } },
    ],
  ])('say why: %s', (reason, given) => {
    expect(readReason({ order: { total: decimal }, ...given })).toBe(because + reason);
  });

  it('name each number that is missed for a reason of its own', () => {
    expect(readReason({ order: { tax: decimal, totalCents: whole } })).toBe(
      'every Order must show `tax`, `totalCents`, which the request need not carry and no rule can make up: no rate that is clearly of a hundred or of one says what `tax` is; `totalCents` is told in another unit than `subtotal`',
    );
  });

  it('say nothing of it where the rule is off', () => {
    expect(`${readReason({ order: { total: decimal }, rules: { lines: 'off' } }) ?? ''}: `).toBe(because);
  });

  it.each([
    ['/cart', ', and no rule takes them from the cart'],
    ['/menu', ''],
  ])('name the place that they would come from, if that is a cart: %s', (place, source) => {
    const line = objectOf({ productId: uuid, quantity: whole });
    const Order = objectOf({ id: uuid, items: { type: 'array', items: line }, total: decimal, note: text });
    const paths = {
      [place]: { get: answering(200, objectOf({ open: { type: 'boolean' } })) },
      '/orders': { post: answering(201, referTo('Order'), { requestBody: jsonOf(objectOf({ note: text })) }) },
      '/orders/{id}': { parameters: [pathParameter('id', uuid)], get: answering(200, referTo('Order')) },
    };
    const { operations } = inferPlan(createOpenApiDocument(paths, { Order }), { operations: {}, rules: {} });
    expect(operations.find(({ path }) => path === '/orders')?.reason).toBe(
      `every Order must show \`items\`, \`total\`, which the request need not carry and no rule can make up: no request carries \`items\`${source}`,
    );
  });
});

describe('what lines add up to', () => {
  const rate: Schema = { type: 'number', minimum: 0, maximum: 100 };

  it('may be taxed by a rate that the item shows', () => {
    const lines = readOrder({
      carried: { taxRate: rate },
      order: { subtotal: decimal, tax: decimal, total: decimal },
    })?.lines;
    expect(lines?.tax).toEqual({ rate: 'taxRate', of: 100 });
    expect(lines?.totals).toEqual([
      { property: 'subtotal', tells: 'amounts' },
      { property: 'tax', tells: 'tax' },
      { property: 'total', tells: 'taxed' },
    ]);
  });

  it.each<[string, Properties, Properties]>([
    ['a rate that may be of a hundred or of one', { taxRate: decimal }, {}],
    ['a cost of shipping', { shippingCost: decimal }, {}],
    ['a tax without a rate', {}, { tax: decimal }],
    ['a coupon', { couponCode: text }, {}],
  ])('is left to a person beside %s, but for the sum before', (_, carried, order) => {
    const given = { carried, order: { subtotal: decimal, ...order, total: decimal } };
    expect(readOrder(given)?.lines?.totals).toEqual([{ property: 'subtotal', tells: 'amounts' }]);
    expect(readReason(given)).toContain('`total`');
  });

  it('may have no bound', () => {
    expect(readOrder({ order: { total: { ...decimal, maximum: 10 } } })?.lines?.totals).toEqual([]);
  });
});
