import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, objectOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const some: Schema = { type: 'integer', minimum: 1 };
const security = [{ login: [] }];
const OF = { property: 'productId', resource: 'Product' };

interface Given {
  readonly hasBody?: boolean;
  readonly isPriced?: boolean;
  readonly stock?: { readonly property: string; readonly status: number };
}

/** The files of a shop that makes orders of what is in carts. */
async function emit({ hasBody = true, isPriced = true, stock }: Given = {}): Promise<(file: string) => string> {
  const line = objectOf({ productId: uuid, quantity: some, ...(isPriced ? { price: number } : {}) });
  const body = hasBody ? { requestBody: { required: true, ...jsonOf(objectOf({ address: text })) } } : {};
  const document = createOpenApiDocument(
    {
      '/orders': { post: answering(201, referTo('Order'), { operationId: 'checkOut', security, ...body }) },
      '/cart': { delete: answering(204, undefined, { operationId: 'clearCart', security }) },
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, price: number, stock: { type: 'integer' } }),
      CartItem: objectOf({ productId: uuid, quantity: some }),
      Order: objectOf({
        id: uuid,
        ...(hasBody ? { address: text } : {}),
        lines: { type: 'array', items: line },
        ...(isPriced ? { total: number } : {}),
      }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const owner = { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' } as const;
  const schemaOf = (name: string): string => `#/components/schemas/${name}`;
  const copies = isPriced ? [{ property: 'price', from: 'price' }] : [];
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      {
        name: 'User',
        plural: 'users',
        schema: schemaOf('User'),
        account: { login: 'email', password: 'password' },
      },
      { name: 'Product', plural: 'products', schema: schemaOf('Product') },
      {
        name: 'Order',
        plural: 'orders',
        schema: schemaOf('Order'),
        relations: [owner],
        lines: {
          property: 'lines',
          cart: 'CartItem',
          carried: ['productId', 'quantity'],
          quantity: 'quantity',
          ...(isPriced ? { of: { ...OF, copies }, price: 'price' } : {}),
          totals: isPriced ? [{ property: 'total', tells: 'amounts' }] : [],
        },
      },
      {
        name: 'CartItem',
        plural: 'cartItems',
        schema: schemaOf('CartItem'),
        id: { property: 'id', type: 'uuid', source: 'hidden' },
        unique: [['ownerId', 'productId']],
        relations: [{ property: 'productId', resource: 'Product', required: true }, owner],
        cart: {
          ...{ property: 'items', owner: 'ownerId', of: { ...OF, copies: [] }, quantity: 'quantity' },
          ...{ totals: [], ids: [], left: [], again: 'raise' },
        },
      },
    ],
    operations: {
      checkOut: {
        kind: 'checkout',
        resource: 'Order',
        checkout: { cart: 'CartItem', of: 'Product', empty: 409, ...(stock === undefined ? {} : { stock }) },
        success: { status: 201, shape: 'item', contentType: 'application/json' },
      },
      clearCart: { kind: 'empty-cart', resource: 'CartItem', success: { status: 204, shape: 'empty' } },
    },
  });
  const files = await emitLines(plan, document);
  return (file) => files.get(file) ?? '';
}

const OPERATION = 'src/operations/check-out.ts';

it('makes an order of all that is in a cart in a transaction, with what products say then', async () => {
  const file = await emit();
  expect(file(OPERATION)).toContain(
    'const taken = await cartItems.take(caller.id); if (taken.length === 0) throw new ApiError(409, "The cart is empty."); const completed = await completeLines(taken, products);',
  );
  expect(file(OPERATION)).toContain('return atomically(async ({ cartItems, orders, products }) => {');
  expect(file(OPERATION)).toContain(
    "await orders.insert({ ...(c.req.valid('json')), ownerId: caller.id, lines: completed });",
  );
  expect(file('src/resources/cart-items/store.ts')).toContain(
    'const rows = await translateErrors(this.queries.delete(cartItems).where(eq(cartItems.ownerId, owner)).returning()); return rows.sort((one, other) => one.ordinal - other.ordinal);',
  );
  expect(file('src/resources/orders/representation.ts')).toContain('total: addUpLines(row.lines)');
  expect(file('src/resources/products/store.ts')).not.toContain('lower(');
});

it('needs no body, and no more of lines than the cart holds', async () => {
  const file = await emit({ hasBody: false, isPriced: false });
  expect(file(OPERATION)).toContain(
    'await orders.insert({ ownerId: caller.id, lines: taken.map((line) => ({ productId: line.productId, quantity: line.quantity })) });',
  );
});

it('lowers what is in stock, of each in one statement and of all in one order', async () => {
  const file = await emit({ stock: { property: 'stock', status: 422 } });
  expect(file(OPERATION)).toContain(
    'for (const line of taken.toSorted((one, other) => (one.productId < other.productId ? -1 : 1))) { if (!(await products.lower(line.productId, line.quantity))) throw new ApiError(422, "There is not enough of this product."); }',
  );
  const store = file('src/resources/products/store.ts');
  expect(store).toContain('async lower(id: string, quantity: number): Promise<boolean>');
  expect(store).toContain('sql`${products.stock} - ${quantity}::numeric`');
  expect(store).toContain('sql`${products.stock} >= ${quantity}::numeric`');
});
