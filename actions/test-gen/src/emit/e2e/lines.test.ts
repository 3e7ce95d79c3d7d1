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
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { renderFixtures } from '../fixtures';
import { nameBodies } from '../naming';
import { emitProperties } from '../property/modules';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const price: Schema = { type: 'number', minimum: 0 };
const quantity: Schema = { type: 'integer', minimum: 1, maximum: 9 };

const objectOf = (properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  required,
  properties,
});

const WORKED = { quantity: 'quantity', price: 'unitPrice', amount: 'subtotal' } as const;

/** All that is told of a shop whose orders have lines. */
function emit(lines: Lines): { readonly tests: string; readonly fixtures: string } {
  const { of, tax } = lines;
  const sent = objectOf({ ...(of ? { productId: uuid } : { unitPrice: price }), quantity });
  const shown = objectOf({ ...(of ? { productId: uuid } : {}), quantity, unitPrice: price, subtotal: price });
  const items = (of: Schema): Schema => ({ type: 'array', minItems: 1, items: of });
  const rate = tax === undefined ? {} : { taxRate: price };
  const body = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
  const totals = Object.fromEntries(lines.totals.map(({ property }) => [property, price]));
  const note = { note: { type: 'string' } as const };
  const document = createOpenApiDocument(
    {
      '/products': {
        post: answering(201, referTo('Product'), { operationId: 'addProduct', ...body(objectOf({ price })) }),
      },
      '/orders': {
        post: answering(201, referTo('Order'), {
          operationId: 'placeOrder',
          ...body(objectOf({ items: items(sent), ...rate, ...note })),
        }),
      },
      '/orders/{orderId}': {
        parameters: [pathParameter('orderId', uuid)],
        patch: answering(200, referTo('Order'), {
          operationId: 'changeOrder',
          ...body(objectOf({ items: items(sent), ...rate, ...note }, [])),
        }),
      },
    },
    {
      Product: objectOf({ id: uuid, price }),
      Order: objectOf({ id: uuid, items: items(shown), ...rate, ...note, ...totals }),
    },
  );
  const item = (resource: string, status: number) =>
    ({ resource, success: { status, shape: 'item', contentType: 'application/json' } }) as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Product', plural: 'products', schema: '#/components/schemas/Product' },
      { name: 'Order', plural: 'orders', schema: '#/components/schemas/Order', lines },
    ],
    operations: {
      addProduct: { kind: 'create', ...item('Product', 201) },
      placeOrder: { kind: 'create', ...item('Order', 201) },
      changeOrder: { kind: 'patch', ...item('Order', 200) },
    },
  });
  const view = viewService(plan, document);
  const context = { view, bodies: nameBodies(view) };
  const modules = [...emitE2e(context), ...emitProperties(context)];
  const tests = modules.flatMap(({ suites }) => suites.flatMap(({ cases }) => cases.flatMap(({ lines }) => lines)));
  return { tests: tests.join('\n').replace(/ +/g, ' '), fixtures: renderFixtures(context) };
}

describe('lines that name items', () => {
  const { tests, fixtures } = emit({
    ...{ property: 'items', carried: ['productId', 'quantity'], ...WORKED },
    of: { property: 'productId', resource: 'Product', copies: [{ property: 'unitPrice', from: 'price' }] },
    totals: [{ property: 'total', tells: 'amounts' }],
  });

  it('name one that is there', () => {
    expect(fixtures).toContain('given.items ?? [{ productId: (await storeProduct()).id, quantity: 7 }];');
    expect(tests).toContain('{ items: [{ productId: product.id, quantity: 7 }] }');
  });

  it('are refused where there is none', () => {
    expect(tests).toMatch(/items: \[\{ productId: "[0f-]{8}-[^"]+", quantity: 7 \}\]/);
  });

  it('come to the price of what they name times their quantity', () => {
    expect(tests).toContain('const first = await storeProduct({ price: 7 });');
    expect(tests).toContain('expect(answer.body.items[0]?.subtotal).toBeCloseTo(first.price * 1, 6);');
    expect(tests).toContain('expect(answer.body.items[1]?.unitPrice).toEqual(second.price);');
    expect(tests).toContain('expect(answer.body.total).toBeCloseTo((first.price * 1 + second.price * 7), 6);');
  });

  it('are shown with more than was sent', () => {
    expect(tests).toContain('expect(without(answer.body, "id", "total")).toMatchObject(sent);');
    expect(tests).toContain('toMatchObject({ ...order, ...changes, total: answer.body.total });');
  });
});

it('adds up lines that carry their price, with a tax', () => {
  const { tests } = emit({
    ...{ property: 'items', carried: ['unitPrice', 'quantity'], ...WORKED },
    totals: [
      { property: 'tax', tells: 'tax' },
      { property: 'total', tells: 'taxed' },
    ],
    tax: { rate: 'taxRate', of: 100 },
  });
  expect(tests).toContain('toBeCloseTo((7 * 1 + 12.5 * 7) * answer.body.taxRate / 100, 1);');
  expect(tests).toContain('toBeCloseTo((7 * 1 + 12.5 * 7) * (1 + answer.body.taxRate / 100), 1);');
  expect(tests).toContain('tax: answer.body.tax, total: answer.body.total');
});
