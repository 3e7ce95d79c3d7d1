import type { Cart } from '@orchestrate/contracts/cart';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import type { NumberShape, PropertyShape, Shape } from '../../shapes/shape';
import { renderAccess, renderObject } from '../../text/code';
import { variantNumbers } from '../../values/numbers';
import type { Entries } from '../calls';
import { renderCall, renderItem, renderUnknownId } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';

import type { People } from './people';
import { isForPeople, statusOf } from './people';

/** The lines of carts, what adds and shows them, and an operation to be tested. */
export interface CartCase {
  readonly context: EmitContext;
  readonly view: ResourceView;
  readonly cart: Cart;
  readonly operation: OperationView;
  readonly add: OperationView;
  readonly read: OperationView;
  /** Two quantities that can be added, and both together. */
  readonly few: number;
  readonly many: number;
}

/** What is in a cart, as code of it and how many of each. */
export type Held = readonly (readonly [product: StoredItem, quantity: number])[];

export function listSent({ body }: OperationView): readonly PropertyShape[] {
  return body?.shape.kind === 'object' ? body.shape.properties : [];
}

export function findQuantity(operation: OperationView, { quantity }: Cart): NumberShape | undefined {
  const shape = listSent(operation).find(({ name }) => name === quantity)?.shape;
  return shape?.kind === 'integer' || shape?.kind === 'number' ? shape : undefined;
}

/** Two different numbers above nothing that may be added. */
function pickTwo(add: OperationView, cart: Cart): readonly number[] {
  const shape = findQuantity(add, cart);
  if (shape === undefined) return [];
  return (variantNumbers({ ...shape, minimum: Math.max(1, shape.minimum ?? 1) }, 2) ?? []).slice(0, 2);
}

export function beginCart(
  context: EmitContext,
  people: People,
  view: ResourceView,
  operation: OperationView,
): CartCase | undefined {
  const { cart } = view.resource;
  const find = (kind: string): OperationView | undefined =>
    view.operations.find(({ planned }) => planned.kind === kind);
  const [add, read] = [find('add-to-cart'), find('read-cart')];
  if (cart === undefined || add === undefined || read === undefined) return undefined;
  if (typeof findResource(context.view, cart.of.resource).storing === 'string') return undefined;
  if (![operation, add, read].every((one) => isForPeople(context.view, people, one))) return undefined;
  const [few, many] = pickTwo(add, cart);
  if (few === undefined || many === undefined) return undefined;
  return { context, view, cart, operation, add, read, few, many };
}

/** People, each with a cart, and one or two things that may be bought. */
export function openShop({ context, cart }: CartCase, names: readonly string[], isOne = false) {
  const scene = new Scene(context);
  for (const name of names) scene.signUp(name);
  const first = scene.store(cart.of.resource, { as: 'first' });
  return { scene, first, second: isOne ? first : scene.store(cart.of.resource, { as: 'second' }) };
}

export function callAdd({ add, cart }: CartCase, product: string, quantity: number, as: string): string {
  const body = renderObject([
    [cart.of.property, product],
    [cart.quantity, String(quantity)],
  ]);
  return renderCall(add, { body, as });
}

export function put(given: CartCase, product: StoredItem, quantity: number, as = 'owner'): string {
  return `expectDeclared(await ${callAdd(given, product.id, quantity, as)}, ${statusOf(given.add)});`;
}

function amountOf({ price = '' }: Cart, [product, quantity]: Held[number]): string {
  return `${renderAccess(product.variable, price)} * ${quantity}`;
}

/** Code of a line as it must be shown, but for what it comes to. */
function renderLine({ view, cart }: CartCase, [product, quantity]: Held[number]): string {
  const shown = view.shape.kind === 'object' ? view.shape.properties : [];
  const isSure = (name: string): boolean => shown.some((one) => one.name === name && one.isRequired);
  const members: Entries = [
    ...(isSure(cart.of.property) ? [[cart.of.property, product.id] as const] : []),
    ...cart.of.copies
      .filter(({ property }) => isSure(property))
      .map(({ property, from }) => [property, renderAccess(product.variable, from)] as const),
    [cart.quantity, String(quantity)],
  ];
  return renderObject(members);
}

/** Code of a cart as it must be shown, but for what it comes to. */
function renderCart(given: CartCase, held: Held): string {
  const { cart } = given;
  const told: Readonly<Record<string, string>> = {
    lines: String(held.length),
    quantities: String(held.reduce((sum, [, quantity]) => sum + quantity, 0)),
  };
  const totals = cart.totals.flatMap(({ property, tells }): Entries => {
    const value = told[tells];
    return value === undefined ? [] : [[property, value]];
  });
  const lines = held.map((one) => renderLine(given, one));
  return renderObject([[cart.property, `[${lines.join(', ')}]`], ...totals]);
}

/** Code that reaches a property, of what may be missing as far as the compiler knows. */
function reach(code: string, name: string, isThere: boolean): string {
  return isThere ? renderAccess(code, name) : renderAccess(`${code}?`, name).replace('?[', '?.[');
}

/** Whether a cart must show all its lines. */
function isWhole({ read, cart }: CartCase): boolean {
  const { success } = read.planned;
  const inside = (shape: Shape | undefined, name: string | undefined): Shape | undefined =>
    name === undefined || shape?.kind !== 'object' ? shape : shape.properties.find((one) => one.name === name)?.shape;
  const body = read.responses.find(({ status }) => status === String(success?.status))?.shape;
  const shown = inside(inside(body, success?.envelopeProperty), success?.itemProperty);
  return (
    shown?.kind === 'object' && shown.properties.some(({ name, isRequired }) => name === cart.property && isRequired)
  );
}

/** Code that expects money, but for what doubles leave. */
function expectMoney(actual: string, terms: readonly string[]): string {
  return `expect(${actual}).toBeCloseTo(${terms.length === 0 ? '0' : terms.join(' + ')}, 6);`;
}

/** Code that expects a line. */
function expectLine(given: CartCase, line: string, held: Held[number]): string[] {
  const { amount } = given.cart;
  return [
    `expect(${line}).toMatchObject(${renderLine(given, held)});`,
    ...(amount === undefined ? [] : [expectMoney(renderAccess(line, amount), [amountOf(given.cart, held)])]),
  ];
}

/** Code that expects a cart. */
function expectCart(given: CartCase, shown: string, held: Held): string[] {
  const { cart } = given;
  const { amount } = cart;
  const lines = renderAccess(shown, cart.property);
  const lineAt = (index: number): string => `${lines}${isWhole(given) ? '' : '?.'}[${index}]`;
  const amounts =
    amount === undefined
      ? []
      : held.map((one, index) => expectMoney(reach(lineAt(index), amount, false), [amountOf(cart, one)]));
  const sums = cart.totals
    .filter(({ tells }) => tells === 'amounts')
    .map(({ property }) =>
      expectMoney(
        renderAccess(shown, property),
        held.map((one) => amountOf(cart, one)),
      ),
    );
  return [`expect(${shown}).toMatchObject(${renderCart(given, held)});`, ...amounts, ...sums];
}

/** Code that looks at somebody's cart. */
export function look(given: CartCase, as: string, held: Held): string[] {
  const { read } = given;
  const answer = as === 'owner' ? 'seen' : 'seenByOther';
  return [
    `const ${answer} = await ${renderCall(read, { as })};`,
    `expectDeclared(${answer}, ${statusOf(read)});`,
    ...expectCart(given, renderItem(read, answer), held),
  ];
}

/** Code that expects an answer to show the cart, or the line that was written last. */
export function expectAnswer(given: CartCase, held: Held): string[] {
  const { operation } = given;
  const status = `expectDeclared(answer, ${statusOf(operation)});`;
  const { shape } = operation.planned.success ?? {};
  const last = held.at(-1);
  if (shape === 'cart') return [status, ...expectCart(given, renderItem(operation), held)];
  if (shape === 'line' && last !== undefined) return [status, ...expectLine(given, renderItem(operation), last)];
  return [status];
}

/** Code that selects a line of somebody's cart. */
export function select(given: CartCase, product: StoredItem, as: string): { lines: string[]; path: Entries } {
  const { operation, cart, read, view } = given;
  const [parameter] = operation.path;
  if (parameter === undefined) return { lines: [], path: [] };
  if (operation.planned.property === cart.of.property) return { lines: [], path: [[parameter.name, product.id]] };
  const all = renderAccess(renderItem(read, 'kept'), cart.property);
  const isProduct = `${renderAccess('one', cart.of.property)} === ${product.id}`;
  const line = `${all}${isWhole(given) ? '' : '?'}.find((one) => ${isProduct})`;
  return {
    lines: [`const kept = await ${renderCall(read, { as })};`],
    path: [[parameter.name, `${reach(line, view.resource.id.property, false)} ?? ${renderUnknownId(parameter)}`]],
  };
}
