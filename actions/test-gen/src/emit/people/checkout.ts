import type { OperationView } from '../../service/operation-view';
import { isDeclared } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import { explainUnsampled } from '../../shapes/samplable';
import type { NumberShape } from '../../shapes/shape';
import { renderAccess, renderKey, renderObject } from '../../text/code';
import { variantNumbers } from '../../values/numbers';
import { renderSample } from '../../values/sample';
import { renderCall, renderItem } from '../calls';
import { describeList } from '../e2e/list-code';
import { renderReading } from '../e2e/read';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { CartCase, Held } from './cart-code';
import { beginCart, look, put } from './cart-code';
import type { People } from './people';
import { isForPeople, statusOf } from './people';

/** An operation that makes an item of what is in a cart. */
interface Checkout {
  readonly given: CartCase;
  readonly context: EmitContext;
  readonly view: ResourceView;
  readonly operation: OperationView;
}

/** Two numbers of something in stock, of which the first is enough for all that is bought. */
function findStockNumbers({ given, context, operation }: Checkout): { enough?: number } {
  const { of, stock } = operation.planned.checkout ?? {};
  const { storing } = findResource(context.view, of ?? '');
  const shape =
    typeof storing === 'string'
      ? undefined
      : storing.body.properties.find(({ name }) => name === stock?.property)?.shape;
  const isNumber = shape?.kind === 'integer' || shape?.kind === 'number';
  const least = given.few + given.many;
  const numbers: NumberShape | undefined = isNumber
    ? { ...shape, minimum: Math.max(least, shape.minimum ?? 0) }
    : undefined;
  const enough = numbers && variantNumbers(numbers, 1)?.[0];
  return enough === undefined ? {} : { enough };
}

/** Things that are for sale, with enough of each in stock. */
function openStock(checkout: Checkout, enough: number | undefined, isOne = false) {
  const { context, given, operation } = checkout;
  const { stock } = operation.planned.checkout ?? {};
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  const stocked = stock === undefined || enough === undefined ? [] : ([[stock.property, String(enough)]] as const);
  const store = (as: string): StoredItem => scene.store(given.cart.of.resource, { as, given: stocked });
  const first = store('first');
  return { scene, first, second: isOne ? first : store('second') };
}

/** Code of a request, with whatever its body must carry. */
function call({ operation }: Checkout, as: string): string {
  const { body } = operation;
  return renderCall(operation, { as, ...(body === undefined ? {} : { body: renderSample(body.shape, body.name) }) });
}

/** Code that expects the new item to hold what was in the cart, at the prices of then. */
function expectMade({ view, operation }: Checkout, held: Held): string[] {
  const { lines } = view.resource;
  if (lines?.of === undefined || operation.planned.success?.shape !== 'item') return [];
  const { of, quantity = '', amount, price, totals, property } = lines;
  const made = renderItem(operation);
  const own = held.map(([product, count]) =>
    renderObject([
      [of.property, product.id],
      [quantity, String(count)],
    ]),
  );
  const from = of.copies.find((copy) => copy.property === price)?.from;
  const sum = held.map(([product, count]) => `${renderAccess(product.variable, from ?? '')} * ${count}`).join(' + ');
  const isMoney = from !== undefined && (amount === undefined || !lines.carried.includes(amount));
  return [
    `expect(${made}).toMatchObject({ ${renderKey(property)}: [${own.join(', ')}] });`,
    ...totals
      .filter(({ tells }) => tells === 'amounts' && isMoney)
      .map((total) => `expect(${renderAccess(made, total.property)}).toBeCloseTo(${sum}, 6);`),
  ];
}

/** Code that reads a thing that is for sale and expects how many are left. */
function expectStock(checkout: Checkout, item: StoredItem, left: number): string[] {
  const { context, operation } = checkout;
  const { of, stock } = operation.planned.checkout ?? {};
  const product = findResource(context.view, of ?? '');
  if (stock === undefined || product.read === undefined) return [];
  return [
    ...renderReading(product, item),
    `expect(${renderAccess(renderItem(product.read, 'read'), stock.property)}).toBe(${left});`,
  ];
}

/** Code that looks for the new item in lists of who made it, and of somebody else. */
function expectListed({ context, view, operation }: Checkout): string[] {
  const id = view.resource.id.property;
  const list = view.lists.find(
    ({ planned, query }) =>
      planned.scope !== undefined && !planned.path.includes('{') && query.every(({ isRequired }) => !isRequired),
  );
  const code = list && describeList(context.view, view, list);
  if (list === undefined || code === undefined || operation.planned.success?.shape !== 'item') return [];
  const made = renderAccess(renderItem(operation), id);
  return [
    ['owner', made],
    ['other', ''],
  ].flatMap(([as = '', ids = '']) => [
    `const ${as}s = await ${renderCall(list, { as })};`,
    `expect(${code.raw(`${as}s`)}.map((one) => ${renderAccess('one', id)})).toEqual([${ids}]);`,
  ]);
}

function takeAll(checkout: Checkout, enough: number | undefined): TestCase {
  const { given, operation } = checkout;
  const { few, many } = given;
  const { scene, first, second } = openStock(checkout, enough);
  const held: Held = [
    [first, many],
    [second, few],
  ];
  return {
    title: 'makes one of all that is in the cart of who calls, which is empty then',
    lines: [
      ...scene.lines,
      put(given, first, many),
      put(given, second, few),
      put(given, first, few, 'other'),
      `const answer = await ${call(checkout, 'owner')};`,
      `expectDeclared(answer, ${statusOf(operation)});`,
      ...expectMade(checkout, held),
      ...look(given, 'owner', []),
      ...look(given, 'other', [[first, few]]),
      ...expectListed(checkout),
      ...(enough === undefined ? [] : expectStock(checkout, first, enough - many)),
    ],
  };
}

function refuseEmpty(checkout: Checkout): TestCase[] {
  const status = checkout.operation.planned.checkout?.empty ?? 409;
  if (!isDeclared(checkout.operation, status)) return [];
  return [
    {
      title: `answers ${status} to an empty cart`,
      lines: ['const owner = await signUp();', `expectDeclared(await ${call(checkout, 'owner')}, ${status});`],
    },
  ];
}

/** Of two who want the last of something, one gets it; the cart of the other stays as it is. */
function refuseMore(checkout: Checkout, enough: number): TestCase[] {
  const { given, operation } = checkout;
  const { few } = given;
  const { stock } = operation.planned.checkout ?? {};
  if (stock === undefined) return [];
  const { scene, first } = openStock(checkout, few, true);
  return [
    {
      title: `answers ${stock.status} where there is less in stock, and takes nothing`,
      lines: [
        ...scene.lines,
        put(given, first, few),
        put(given, first, few, 'other'),
        `expectDeclared(await ${call(checkout, 'other')}, ${statusOf(operation)});`,
        `expectDeclared(await ${call(checkout, 'owner')}, ${stock.status});`,
        ...look(given, 'owner', [[first, few]]),
        ...expectStock(checkout, first, 0),
      ],
    },
  ].slice(0, enough >= few ? 1 : 0);
}

/** What is made of somebody's cart. */
export function emitCheckout(
  context: EmitContext,
  people: People,
  view: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { checkout } = operation.planned;
  const lines = context.view.resources.find(({ resource }) => resource.name === checkout?.cart);
  if (checkout === undefined || lines === undefined || !isForPeople(context.view, people, operation)) return [];
  if (operation.body !== undefined && explainUnsampled(operation.body.shape) !== undefined) return [];
  const given = beginCart(context, people, lines, operation);
  if (given === undefined) return [];
  const own = { given, context, view, operation };
  const { enough } = findStockNumbers(own);
  // Where nothing sets how many there are, nobody knows whether there is enough.
  if (checkout.stock !== undefined && enough === undefined) return refuseEmpty(own);
  return [takeAll(own, enough), ...refuseEmpty(own), ...(enough === undefined ? [] : refuseMore(own, enough))];
}
