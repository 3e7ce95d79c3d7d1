import type { Lines } from '@orchestrate/contracts/lines';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitFiles, emitLines } from './testing/emit-files';

const uuid: Schema = { type: 'string', format: 'uuid' };
const number: Schema = { type: 'number' };
const integer: Schema = { type: 'integer' };

const objectOf = (properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  required,
  properties,
});

const listOf = (items: Schema): Schema => ({ type: 'array', items });

const OF: Lines = {
  property: 'items',
  carried: ['productId', 'quantity'],
  of: { property: 'productId', resource: 'Product', copies: [{ property: 'unitPrice', from: 'price' }] },
  quantity: 'quantity',
  price: 'unitPrice',
  amount: 'subtotal',
  totals: [
    { property: 'total', tells: 'amounts' },
    { property: 'itemCount', tells: 'lines' },
  ],
};

/** A shop whose orders have lines. */
function shop({
  lines = OF,
  quantity = integer,
  isSure = true,
}: { readonly lines?: Lines; readonly quantity?: Schema; readonly isSure?: boolean } = {}) {
  const { of, tax } = lines;
  const sent = objectOf({ ...(of ? { productId: uuid } : { unitPrice: number }), quantity });
  const shown = objectOf(
    {
      ...(of ? { productId: uuid } : {}),
      quantity: integer,
      unitPrice: number,
      subtotal: number,
    },
    isSure ? undefined : [],
  );
  const rate = tax === undefined ? {} : { taxRate: number };
  const totals = Object.fromEntries(lines.totals.map(({ property }) => [property, number]));
  const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
  const refused = { '404': { description: 'No such product' } };
  const making = answering(201, referTo('Order'), {
    operationId: 'placeOrder',
    ...body(objectOf({ items: listOf(sent), ...rate })),
  });
  const changing = answering(200, referTo('Order'), {
    operationId: 'changeOrder',
    ...body(objectOf({ items: listOf(sent) }, [])),
  });
  const document = createOpenApiDocument(
    {
      '/orders': { post: { ...making, responses: { ...making.responses, ...refused } } },
      '/orders/{orderId}': { parameters: [pathParameter('orderId', uuid)], patch: changing },
    },
    {
      Product: objectOf({ id: uuid, price: number }),
      Order: objectOf({ id: uuid, items: listOf(shown), ...rate, ...totals }),
    },
  );
  const item = (status: number) =>
    ({ resource: 'Order', success: { status, shape: 'item', contentType: 'application/json' } }) as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Product', plural: 'products', schema: '#/components/schemas/Product' },
      { name: 'Order', plural: 'orders', schema: '#/components/schemas/Order', lines },
    ],
    operations: {
      placeOrder: { kind: 'create', ...item(201) },
      changeOrder: { kind: 'patch', ...item(200) },
    },
  });
  return { plan, document };
}

describe('lines that name items', () => {
  it('are kept with what these say, and what they come to', async () => {
    const { plan, document } = shop();
    const files = await emitLines(plan, document);
    const text = files.get('src/resources/orders/lines.ts');
    expect(text).toContain(
      'const found = await store.find(line.productId); if (found === undefined) return undefined;',
    );
    expect(text).toContain(
      'productId: line.productId, quantity: line.quantity, unitPrice: found.price, subtotal: times(found.price, line.quantity),',
    );
    expect(files.get('src/resources/products/store.ts')).toContain('async find(id: string)');
    expect(files.get('migrations/0000_initial.sql')).not.toContain('total');
    const shown = files.get('src/resources/orders/representation.ts');
    expect(shown).toContain('total: addUpLines(row.items), itemCount: row.items.length,');
  });

  it('are refused where there is no such item, before anything is stored', async () => {
    const { plan, document } = shop();
    const files = await emitLines(plan, document);
    expect(files.get('src/operations/place-order.ts')).toContain(
      'const completed = await completeLines(input.items, products); if (completed === undefined) throw new ApiError(404, "There is no such product."); const order = await orders.insert({ ...(input), items: completed, });',
    );
    expect(files.get('src/operations/change-order.ts')).toContain(
      'const completed = input.items && (await completeLines(input.items, products)); if (input.items !== undefined && completed === undefined) throw new ApiError(404,',
    );
  });

  it('are always whole, although answers need not show all of them', async () => {
    const { plan, document } = shop({ isSure: false });
    const text = (await emitLines(plan, document)).get('src/resources/orders/lines.ts');
    expect(text).toContain(
      'type Line = Shown & Required<Pick<Shown, "productId" | "quantity" | "unitPrice" | "subtotal">>;',
    );
    expect(text).toContain('return sum(lines.map((line) => (line.subtotal ?? 0)));');
  });

  it('are left to a person where a request carries what no line may show', () => {
    const { plan, document } = shop({ quantity: { type: 'number' } });
    expect(createService(plan, document).operations.map(({ custom }) => custom)).toEqual([
      'the request has `items` in another form than a stored item',
      'the request has `items` in another form than a stored item',
    ]);
  });
});

const { of: _of, ...BARE } = OF;

it('keeps lines that carry their price, and adds a tax to what they come to', async () => {
  const { plan, document } = shop({
    lines: {
      ...BARE,
      carried: ['unitPrice', 'quantity'],
      totals: [
        { property: 'tax', tells: 'tax' },
        { property: 'total', tells: 'taxed' },
      ],
      tax: { rate: 'taxRate', of: 100 },
    },
  });
  const files = await emitLines(plan, document);
  expect(files.get('src/operations/place-order.ts')).toContain('items: completeLines(input.items),');
  expect(files.get('src/operations/change-order.ts')).toContain('items: input.items && completeLines(input.items),');
  const shown = files.get('src/resources/orders/representation.ts');
  expect(shown).toContain('tax: share(addUpLines(row.items), row.taxRate / 100, 2),');
  expect(shown).toContain('total: sum([addUpLines(row.items), share(addUpLines(row.items), row.taxRate / 100, 2)]),');
});

interface Amounts {
  readonly times: (price: number, quantity: number) => number;
  readonly sum: (values: readonly number[]) => number;
  readonly share: (amount: number, rate: number, places: number) => number;
}

/** The functions that services reckon with. */
async function openAmounts(): Promise<Amounts> {
  const tax = { rate: 'taxRate', of: 100 } as const;
  const { plan, document } = shop({ lines: { ...OF, totals: [{ property: 'total', tells: 'taxed' }], tax } });
  const text = (await emitFiles(plan, document)).get('src/storage/amounts.ts') ?? '';
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Amounts;
}

describe('amounts', () => {
  it('have no rest that doubles leave, and no end', async () => {
    const { times, sum, share } = await openAmounts();
    expect(times(0.1, 3)).toBe(0.3);
    expect(times(19.99, 3)).toBe(59.97);
    expect(times(9_007_199_254_740_991, 1)).toBe(9_007_199_254_740_991);
    expect(times(1e308, 100)).toBe(Number.MAX_VALUE);
    expect(times(-1e308, 100)).toBe(-Number.MAX_VALUE);
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum([])).toBe(0);
    expect(share(10.01, 0.19, 2)).toBe(1.9);
    expect(share(1001, 0.19, 0)).toBe(190);
    expect(share(1.005, 1, 2)).toBe(1.01);
  });
});
