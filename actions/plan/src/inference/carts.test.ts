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
const count: Schema = { type: 'integer' };
const decimal: Schema = { type: 'number', minimum: 0 };
const security = [{ login: [] }];
const MISSING = { '404': { description: 'No such product' } };
const LINE = { id: uuid, productId: uuid, name: text, unitPrice: decimal, quantity: whole, lineTotal: decimal };

type Properties = Readonly<Record<string, Schema>>;

interface Given {
  readonly line?: Properties;
  readonly cart?: Properties;
  readonly sent?: Schema;
  readonly changed?: Schema;
  readonly key?: string;
  readonly answer?: Schema;
  readonly adding?: Operation;
  readonly secured?: typeof security;
  readonly rules?: Readonly<Record<string, 'off'>>;
}

const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });

/** A shop whose customers have a cart each. */
function infer({
  line = LINE,
  cart = { total: decimal },
  sent = objectOf({ productId: uuid, quantity: whole }),
  changed = objectOf({ quantity: whole }),
  key = 'itemId',
  answer = referTo('Cart'),
  adding = {},
  secured = security,
  rules = {},
}: Given = {}): InferredPlan {
  const credentials = body(objectOf({ email: text, password: text }));
  const add = answering(201, answer, { operationId: 'addItem', security, ...body(sent), ...adding });
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), credentials) },
      '/login': { post: answering(200, objectOf({ token: text }), credentials) },
      '/products': { post: answering(201, referTo('Product'), body(objectOf({ name: text, price: decimal }))) },
      '/products/{productId}': {
        parameters: [pathParameter('productId', uuid)],
        get: answering(200, referTo('Product')),
      },
      '/cart': {
        get: answering(200, referTo('Cart'), { operationId: 'getCart', security: secured }),
        delete: answering(204, undefined, { operationId: 'clearCart', security: secured }),
      },
      '/cart/items': { post: { ...add, responses: { ...add.responses, ...MISSING, ...adding.responses } } },
      [`/cart/items/{${key}}`]: {
        parameters: [pathParameter(key, uuid)],
        put: answering(200, answer, { operationId: 'changeItem', security, ...body(changed) }),
        delete: answering(204, undefined, { operationId: 'removeItem', security }),
      },
    },
    {
      User: objectOf({ id: uuid, email: text }),
      Product: objectOf({ id: uuid, name: text, price: decimal }),
      CartItem: objectOf(line),
      Cart: objectOf({ items: { type: 'array', items: referTo('CartItem') }, ...cart }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document, { operations: {}, rules });
}

const readCart = (given: Given = {}) => infer(given).resources.find(({ cart }) => cart !== undefined);

/** What the operations on the cart become, by id. */
function readKinds(given: Given = {}): Readonly<Record<string, string>> {
  const own = infer(given).operations.filter(({ path }) => path.startsWith('/cart'));
  return Object.fromEntries(own.map(({ id, kind, reason }) => [id, reason ?? kind]));
}

function readReason(given: Given): string | undefined {
  return infer(given).operations.find(({ id }) => id === 'addItem')?.reason;
}

const REFUSED = 'what is below /cart belongs to the account that calls, and its cart cannot be kept: ';

describe('the cart of who calls', () => {
  it('is worked out of lines, each of one account and one product', () => {
    expect(readKinds()).toEqual({
      getCart: 'read-cart',
      clearCart: 'empty-cart',
      addItem: 'add-to-cart',
      changeItem: 'change-in-cart',
      removeItem: 'remove-from-cart',
    });
    const lines = readCart();
    expect(lines).toMatchObject({ name: 'CartItem', id: { property: 'id', type: 'uuid', source: 'server' } });
    expect(lines?.unique).toEqual([['ownerId', 'productId']]);
    expect(lines?.relations).toEqual([
      { property: 'productId', resource: 'Product', required: true },
      { property: 'ownerId', resource: 'User', required: true, isHidden: true, from: 'caller' },
    ]);
    expect(lines?.cart).toEqual({
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
      totals: [{ property: 'total', tells: 'amounts' }],
      ids: [],
      left: [],
      again: 'raise',
    });
  });

  it('says in the plan what it shows, and what becomes of what is added again', () => {
    expect(
      readCart()
        ?.evidence.filter(({ rule }) => rule === 'cart')
        .map(({ detail }) => detail),
    ).toEqual([
      '/cart is one of each account, and lists in `items` each Product that `productId` of addItem names, with `name`, `unitPrice` (its `price`) of it as it is then; `lineTotal`, `total` is worked out of `price` and `quantity`',
      'where what is added is there already, its quantity is raised',
    ]);
  });

  it('counts what is in it, and is known by the id of its account', () => {
    const cart = readCart({
      cart: { id: uuid, itemCount: count, totalItems: { ...count, description: 'All pieces' } },
    })?.cart;
    expect(cart?.ids).toEqual(['id']);
    expect(cart?.totals).toEqual([
      { property: 'itemCount', tells: 'lines' },
      { property: 'totalItems', tells: 'quantities' },
    ]);
  });

  it('may show lines without an id, which the product selects', () => {
    const { id: _id, ...line } = LINE;
    const given = { line, key: 'productId' };
    expect(readCart(given)?.id.source).toBe('hidden');
    const changing = infer(given).operations.find(({ id }) => id === 'changeItem');
    expect(changing).toMatchObject({ kind: 'change-in-cart', property: 'productId' });
  });

  it('answers lines where these are declared', () => {
    const shapes = infer({ answer: referTo('CartItem') }).operations.map(({ id, success }) => [id, success?.shape]);
    expect(Object.fromEntries(shapes)).toMatchObject({ getCart: 'cart', addItem: 'line', changeItem: 'line' });
  });

  it('sets or refuses what is there already where the description says so', () => {
    expect(readCart({ adding: { description: 'Sets the quantity of a product.' } })?.cart?.again).toBe('set');
    const responses = { '409': { description: 'It is in the cart already' } };
    const given = { adding: { responses } };
    expect(readCart(given)?.cart?.again).toBe('refuse');
    expect(infer(given).operations.find(({ id }) => id === 'addItem')?.conflicts).toEqual([
      { status: 409, cause: 'unique', properties: ['productId'] },
    ]);
  });
});

describe('what looks like a cart', () => {
  it.each<[string, Given, string]>([
    ['shows of a line what nothing tells', { line: { ...LINE, emoji: text } }, 'nothing tells `emoji` of a line'],
    ['shows what nothing tells', { cart: { expiresAt: text } }, 'nothing tells `expiresAt` of it'],
    [
      'takes more than what and how many',
      { sent: objectOf({ productId: uuid, quantity: whole, size: text }) },
      'requests carry `size` of a line, and no rule tells what it changes',
    ],
    [
      'has a discount',
      { line: { ...LINE, discount: decimal } },
      '`discount` may change what a line comes to, and nothing says how',
    ],
    [
      'names nothing that is stored',
      { sent: objectOf({ sku: text, quantity: whole }) },
      'nothing says what is added by the id of a stored item',
    ],
    ['is switched off', { rules: { cart: 'off' } }, '`.orchestrate.yml` switches off the rule `cart`'],
  ])('and %s is left to a person', (_what, given, reason) => {
    expect(readReason(given)).toBe(`${REFUSED}${reason}`);
  });

  it('is nobody’s where anybody may look at it', () => {
    expect(readCart({ secured: [] })).toBeUndefined();
  });

  it('cannot show a line of which nothing is left', () => {
    const given = { answer: referTo('CartItem'), changed: objectOf({ quantity: { type: 'integer', minimum: 0 } }) };
    expect(readKinds(given).changeItem).toBe(
      '`quantity` of the request may leave nothing, and the answer must show the line',
    );
  });
});
