import type { Cart } from '@orchestrate/contracts/cart';
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
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { emitE2e } from '../e2e/modules';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

const uuid: Schema = { type: 'string', format: 'uuid' };
const text: Schema = { type: 'string' };
const price: Schema = { type: 'number', minimum: 0 };
const quantity: Schema = { type: 'integer', minimum: 1, maximum: 99 };
const security = [{ login: [] }];

const CART: Cart = {
  property: 'items',
  owner: 'ownerId',
  of: { property: 'productId', resource: 'Product', copies: [{ property: 'unitPrice', from: 'price' }] },
  quantity: 'quantity',
  price: 'price',
  amount: 'lineTotal',
  totals: [
    { property: 'total', tells: 'amounts' },
    { property: 'itemCount', tells: 'lines' },
  ],
  ids: [],
  left: [],
  again: 'raise',
};

interface Given {
  readonly cart?: Partial<Cart>;
  readonly by?: 'id' | 'productId';
  readonly shape?: 'cart' | 'line';
  readonly least?: number;
}

/** The tests of a shop whose customers have a cart each, by operation and title. */
function emit({ cart, by = 'id', shape = 'cart', least = 1 }: Given = {}): Map<string, Map<string, TestCase>> {
  const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
  const credentials = body(objectOf({ email: text, password: text }));
  const missing = {
    '404': { description: 'Not found' },
    '400': { description: 'Invalid' },
    '409': { description: 'No' },
  };
  const answer = referTo(shape === 'cart' ? 'Cart' : 'CartItem');
  const refusing = <T extends { readonly responses?: object }>(operation: T) => ({
    ...operation,
    security,
    responses: { ...operation.responses, ...missing },
  });
  const changed = objectOf({ quantity: { ...quantity, minimum: least } });
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), { operationId: 'register', ...credentials }) },
      '/login': { post: answering(200, objectOf({ token: text }), { operationId: 'login', ...credentials }) },
      '/products': {
        post: answering(201, referTo('Product'), { operationId: 'addProduct', ...body(objectOf({ price })) }),
      },
      '/products/{productId}': {
        parameters: [pathParameter('productId', uuid)],
        get: answering(200, referTo('Product'), { operationId: 'getProduct' }),
      },
      '/cart': {
        get: answering(200, referTo('Cart'), { operationId: 'getCart', security }),
        delete: answering(204, undefined, { operationId: 'clearCart', security }),
      },
      '/cart/items': {
        post: refusing(
          answering(201, answer, { operationId: 'addItem', ...body(objectOf({ productId: uuid, quantity })) }),
        ),
      },
      '/cart/items/{itemId}': {
        parameters: [pathParameter('itemId', uuid)],
        put: refusing(answering(200, answer, { operationId: 'changeItem', ...body(changed) })),
        delete: refusing(answering(204, undefined, { operationId: 'removeItem' })),
      },
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, price }),
      CartItem: objectOf({ id: uuid, productId: uuid, unitPrice: price, quantity, lineTotal: price }),
      Cart: objectOf({ items: { type: 'array', items: referTo('CartItem') }, total: price, itemCount: price }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  const json = { contentType: 'application/json' } as const;
  const own = { resource: 'CartItem' } as const;
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
      { name: 'CartItem', plural: 'cartItems', schema: '#/components/schemas/CartItem', cart: { ...CART, ...cart } },
    ],
    operations: {
      register: { kind: 'register', resource: 'User', success: { status: 201, shape: 'item', ...json } },
      login: {
        kind: 'login',
        resource: 'User',
        success: { status: 200, shape: 'other', token: { property: 'token' }, ...json },
      },
      addProduct: { kind: 'create', resource: 'Product', success: { status: 201, shape: 'item', ...json } },
      getProduct: { kind: 'read', resource: 'Product', success: { status: 200, shape: 'item', ...json } },
      getCart: { kind: 'read-cart', ...own, success: { status: 200, shape: 'cart', ...json } },
      clearCart: { kind: 'empty-cart', ...own, success: { status: 204, shape: 'empty' } },
      addItem: {
        kind: 'add-to-cart',
        ...own,
        success: { status: 201, shape, ...json },
        conflicts: cart?.again === 'refuse' ? [{ status: 409, cause: 'unique', properties: ['productId'] }] : [],
      },
      changeItem: { kind: 'change-in-cart', ...own, property: by, success: { status: 200, shape, ...json } },
      removeItem: { kind: 'remove-from-cart', ...own, property: by, success: { status: 204, shape: 'empty' } },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  return new Map(suites.map(({ title, cases }) => [title, new Map(cases.map((one) => [one.title, one]))]));
}

const linesOf = (suites: ReturnType<typeof emit>, suite: string, title: string): readonly string[] =>
  suites.get(suite)?.get(title)?.lines ?? [];

describe('tests of a cart', () => {
  it('look at two carts, of which one is empty', () => {
    const lines = linesOf(emit(), 'GET /cart', 'shows what who calls has added, and nothing of it to others');
    expect(lines.slice(0, 4)).toEqual([
      'const owner = await signUp();',
      'const other = await signUp();',
      'const first = await storeProduct();',
      'const second = await storeProduct();',
    ]);
    const code = lines.join('\n');
    expect(code).toContain(
      'expectDeclared(await api.addItem({ productId: first.id, quantity: 42 }, { as: owner }), 201);',
    );
    expect(code).toContain('expect(seen.body.items[0]?.lineTotal).toBeCloseTo(first.price * 42, 6);');
    expect(code).toContain('expect(seen.body.total).toBeCloseTo(first.price * 42 + second.price * 7, 6);');
    expect(code).toContain('expect(seenByOther.body).toMatchObject({ items: [], itemCount: 0 });');
  });

  it.each([
    ['raise', 'adds to what is in the cart already', 'quantity: 49'],
    ['set', 'sets anew what is in the cart already', 'quantity: 42'],
    ['refuse', 'refuses what is in the cart already', 'expectDeclared(answer, 409);'],
  ] as const)('%s what is added again', (again, title, expected) => {
    expect(linesOf(emit({ cart: { again } }), 'POST /cart/items', title).join('\n')).toContain(expected);
  });

  it('ask for more than a cart can hold, and for what there is not', () => {
    const suites = emit();
    const more = linesOf(suites, 'POST /cart/items', 'refuses more of something than a cart can hold').join('\n');
    expect(more).toContain('api.addItem({ productId: first.id, quantity: 99 }');
    expect(more).toContain('expectRefused(answer);');
    expect(linesOf(suites, 'POST /cart/items', 'refuses what there is not')).toContain('expectDeclared(answer, 404);');
    expect(suites.get('POST /cart/items')?.has('answers 400 to a body %s')).toBe(true);
  });

  it('select a line by its id, or by what it is of', () => {
    const title = 'sets how many of something are in the cart';
    const byId = linesOf(emit(), 'PUT /cart/items/{itemId}', title).join('\n');
    expect(byId).toContain('kept.body.items.find((one) => one.productId === first.id)?.id ?? ');
    expect(byId).toContain('{ as: other }), 404);');
    const byProduct = linesOf(
      emit({ by: 'productId' }),
      'DELETE /cart/items/{itemId}',
      'takes one thing out of the cart, and leaves the rest',
    );
    expect(byProduct.join('\n')).toContain('api.removeItem({ itemId: first.id }, { as: owner })');
  });

  it('change to nothing only where that is allowed', () => {
    const title = 'takes out what is set to nothing';
    expect(emit().get('PUT /cart/items/{itemId}')?.has(title)).toBe(false);
    expect(linesOf(emit({ least: 0 }), 'PUT /cart/items/{itemId}', title).join('\n')).toContain('{ quantity: 0 }');
  });

  it('expect a line where the answer is one', () => {
    const title = 'adds to what is in the cart already';
    const lines = linesOf(emit({ shape: 'line' }), 'POST /cart/items', title);
    expect(lines).toContain('expect(answer.body.lineTotal).toBeCloseTo(first.price * 49, 6);');
  });

  it('empty one cart, and leave the other', () => {
    const title = 'takes all out of the cart of who calls, and nothing out of others';
    expect(linesOf(emit(), 'DELETE /cart', title).join('\n')).toContain(
      'expectDeclared(await api.clearCart({ as: owner }), 204);',
    );
  });
});
