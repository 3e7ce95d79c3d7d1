import type { Cart } from '@orchestrate/contracts/cart';
import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitFiles, emitLines } from './testing/emit-files';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const some: Schema = { type: 'integer', minimum: 1 };
const security = [{ login: [] }];

const CART: Cart = {
  property: 'items',
  owner: 'ownerId',
  of: {
    property: 'productId',
    resource: 'Product',
    copies: [
      { property: 'name', from: 'name' },
      { property: 'unitPrice', from: 'price' },
    ],
  },
  quantity: 'quantity',
  price: 'price',
  amount: 'lineTotal',
  totals: [
    { property: 'total', tells: 'amounts' },
    { property: 'pieces', tells: 'quantities' },
    { property: 'itemCount', tells: 'lines' },
  ],
  ids: [],
  left: ['colour'],
  again: 'raise',
};

const TOTALS = CART.totals.map(({ property }): [string, Schema] => [property, number]);

interface Given {
  readonly cart?: Partial<Cart>;
  readonly quantity?: Schema;
  readonly sent?: Schema;
  readonly changed?: Schema;
  readonly shown?: 'cart' | 'line';
  readonly by?: 'id' | 'productId';
  readonly conflicts?: PlannedOperation['conflicts'];
}

const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });

/** A shop whose customers have a cart each. */
function shop({ cart, quantity = some, sent, changed = some, shown = 'cart', by = 'id', conflicts = [] }: Given = {}) {
  const answer = referTo(shown === 'cart' ? 'Cart' : 'CartItem');
  const adding = answering(201, answer, {
    operationId: 'addItem',
    security,
    ...body(sent ?? objectOf({ productId: uuid, quantity: some })),
  });
  const refused = { '404': { description: 'No such product' }, '409': { description: 'Refused' } };
  const changing = { operationId: 'changeItem', security, ...body(objectOf({ quantity: changed })) };
  const document = createOpenApiDocument(
    {
      '/cart': {
        get: answering(200, referTo('Cart'), { operationId: 'getCart', security }),
        delete: answering(204, undefined, { operationId: 'clearCart', security }),
      },
      '/cart/items': { post: { ...adding, responses: { ...adding.responses, ...refused } } },
      '/cart/items/{itemId}': {
        parameters: [pathParameter('itemId', uuid)],
        put: answering(200, answer, changing),
        delete: answering(204, undefined, { operationId: 'removeItem', security }),
      },
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, name: text, price: number }),
      CartItem: {
        ...objectOf({ id: uuid, productId: uuid, name: text, unitPrice: number, quantity, lineTotal: number }),
      },
      Cart: objectOf({
        items: { type: 'array', items: referTo('CartItem') },
        ...Object.fromEntries([...(cart?.ids ?? []).map((name): [string, Schema] => [name, uuid]), ...TOTALS]),
      }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const json = { contentType: 'application/json' } as const;
  const plan = createServicePlan(document, {
    securitySchemes: [{ name: 'login', type: 'bearer', takesTokens: true }],
    resources: [
      {
        name: 'User',
        plural: 'users',
        schema: '#/components/schemas/User',
        account: { login: 'email', password: 'password' },
      },
      { name: 'Product', plural: 'products', schema: '#/components/schemas/Product' },
      {
        name: 'CartItem',
        plural: 'cartItems',
        schema: '#/components/schemas/CartItem',
        unique: [['ownerId', 'productId']],
        relations: [
          { property: 'productId', resource: 'Product', required: true },
          { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' },
        ],
        cart: { ...CART, ...cart },
      },
    ],
    operations: {
      getCart: { kind: 'read-cart', resource: 'CartItem', success: { status: 200, shape: 'cart', ...json } },
      clearCart: { kind: 'empty-cart', resource: 'CartItem', success: { status: 204, shape: 'empty' } },
      addItem: {
        kind: 'add-to-cart',
        resource: 'CartItem',
        conflicts,
        success: { status: 201, shape: shown, ...json },
      },
      changeItem: {
        kind: 'change-in-cart',
        resource: 'CartItem',
        property: by,
        success: { status: 200, shape: shown, ...json },
      },
      removeItem: {
        kind: 'remove-from-cart',
        resource: 'CartItem',
        property: by,
        success: { status: 204, shape: 'empty' },
      },
    },
  });
  return { plan, document };
}

async function emit(given: Given = {}): Promise<(file: string) => string> {
  const { plan, document } = shop(given);
  const files = await emitLines(plan, document);
  return (file) => files.get(file) ?? '';
}

const STORE = 'src/resources/cart-items/store.ts';

describe('a cart', () => {
  it('is kept as lines, one of each product and account, which go with either', async () => {
    const file = await emit();
    const table = file('src/resources/cart-items/table.ts');
    expect(table).toContain('unique().on(table.ownerId, table.productId)');
    expect(table).not.toMatch(/unitPrice|lineTotal|colour/);
    expect(file('migrations/0000_initial.sql')).toContain(
      'FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE CASCADE',
    );
    expect(file(STORE)).toContain('.where(eq(cartItems.ownerId, owner)).orderBy(asc(cartItems.ordinal))');
    expect(file('src/operations/get-cart.ts')).toContain(
      'const held = await cartItems.linesOf(caller.id); return c.json(showCart(held), 200);',
    );
    expect(file('src/operations/clear-cart.ts')).toContain(
      'await cartItems.empty(caller.id); return c.body(null, 204);',
    );
  });

  it('holds more of what is added again, in one statement, and no more than it can', async () => {
    const file = await emit({ quantity: { ...some, maximum: 99 } });
    expect(file(STORE)).toContain(
      'set: { quantity: sql`${cartItems.quantity} + ${quantity}` }, setWhere: lte(cartItems.quantity, 99 - quantity)',
    );
    const add = file('src/operations/add-item.ts');
    expect(add).toContain(
      'const row = await cartItems.addLine(caller.id, input.productId, input.quantity); if (row === undefined) throw new ApiError(409,',
    );
    expect(add).toContain("reference: [404, 'There is no such product.'],");
  });

  it('sets or refuses what is added again', async () => {
    expect((await emit({ cart: { again: 'set' } }))(STORE)).toContain('set: { quantity } }).returning()');
    const conflicts = [{ status: 409, cause: 'unique' as const, properties: ['productId'] }];
    const file = await emit({ cart: { again: 'refuse' }, conflicts });
    expect(file(STORE)).not.toContain('onConflict');
    expect(file('src/operations/add-item.ts')).toContain("unique: [409, 'This product is in the cart already.'],");
  });

  it('takes one where a request says no number, or the usual one', async () => {
    const sent: Schema = {
      ...objectOf({ productId: uuid }),
      properties: { productId: uuid, quantity: { ...some, default: 2 } },
    };
    expect((await emit({ sent }))('src/operations/add-item.ts')).toContain('input.quantity ?? 2)');
    expect((await emit({ sent: objectOf({ productId: uuid }) }))('src/operations/add-item.ts')).toContain(
      'input.productId, 1)',
    );
  });

  it('changes and removes only lines of who calls', async () => {
    const file = await emit();
    expect(file(STORE)).toContain('.where(and(eq(cartItems.ownerId, owner), eq(cartItems.id, key))).returning()');
    expect(file('src/operations/change-item.ts')).toContain(
      'if ((await cartItems.changeById(caller.id, path.itemId, input.quantity)) === undefined) throw new ApiError(404,',
    );
    const byProduct = await emit({ by: 'productId' });
    expect(byProduct('src/operations/remove-item.ts')).toContain(
      'await cartItems.removeByProductId(caller.id, path.itemId)',
    );
  });

  it('takes out what is changed to nothing', async () => {
    const file = await emit({ changed: { type: 'integer', minimum: 0 } });
    expect(file('src/operations/change-item.ts')).toContain(
      'input.quantity < 1 ? await cartItems.removeById(caller.id, path.itemId) : await cartItems.changeById(',
    );
  });

  it('answers with the line that was written where that is declared', async () => {
    const file = await emit({ shown: 'line' });
    expect(file('src/operations/add-item.ts')).toContain(
      'const found = held.find(({ line }) => line.id === row.id); if (found === undefined) throw new ApiError(404,',
    );
    expect(file('src/operations/add-item.ts')).toContain('return c.json(showLine(found), 201);');
  });

  it('is left to a person where a request carries what no line may hold', () => {
    const { plan, document } = shop({ sent: objectOf({ productId: uuid, quantity: text }) });
    const { custom } = createService(plan, document).operations.find(({ planned }) => planned.id === 'addItem') ?? {};
    expect(custom).toBe('the request has `quantity` in another form than a line of a cart');
  });
});

interface Shown {
  readonly showCart: (held: readonly object[], owner?: string) => unknown;
}

/** The functions by which a service shows carts. */
async function openCart(given: Given = {}): Promise<Shown> {
  const { plan, document } = shop(given);
  const files = await emitFiles(plan, document);
  const [amounts = '', cart = ''] = ['src/storage/amounts.ts', 'src/resources/cart-items/cart.ts'].map((file) =>
    files.get(file),
  );
  const text = [amounts, cart.replace(/import \{ [^}]* \} from '[^']*amounts\.js';/, '')].join('\n');
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Shown;
}

it('shows what products say now, and what they come to', async () => {
  const { showCart } = await openCart({ cart: { ids: ['id'] } });
  const held = [
    { line: { id: 'a', productId: 'p', quantity: 3 }, product: { id: 'p', name: 'Tea', price: 0.1 } },
    { line: { id: 'b', productId: 'q', quantity: 1 }, product: { id: 'q', name: 'Jam', price: 2 } },
  ];
  expect(showCart(held, 'me')).toEqual({
    id: 'me',
    items: [
      { id: 'a', productId: 'p', name: 'Tea', unitPrice: 0.1, quantity: 3, lineTotal: 0.3 },
      { id: 'b', productId: 'q', name: 'Jam', unitPrice: 2, quantity: 1, lineTotal: 2 },
    ],
    total: 2.3,
    pieces: 4,
    itemCount: 2,
  });
  expect(showCart([], 'me')).toEqual({ id: 'me', items: [], total: 0, pieces: 0, itemCount: 0 });
});
