import type { Cart } from '@orchestrate/contracts/cart';

import { findProduct, requireCart, showsCart } from '../model/carts';
import { findColumn, listWorking } from '../model/derived';
import { readItem } from '../model/item-shape';
import type { ResourceModel } from '../model/resources';
import { toAccess, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { AMOUNTS_FILE } from './lines';
import { VALUE_TYPES } from './store-frame';
import type { ResourceFrame } from './table';
import { rowType, tableFile } from './table';

export const HELD_LINE = 'HeldLine';
export const SHOW_LINE = 'showLine';
export const SHOW_CART = 'showCart';

export function cartFile({ folder }: ResourceModel): string {
  return `${folder}/cart.ts`;
}

function renderProductOf({ quantity, price = '' }: Cart, module: SourceModule): string {
  return `${module.use('times', AMOUNTS_FILE)}(product${toAccess(price)}, line${toAccess(quantity)})`;
}

/** Code of a property of a line: what it holds, what it is one of, or what it comes to. */
function renderMember(
  name: string,
  resource: ResourceModel,
  module: SourceModule,
  { resources }: ResourceFrame,
): string[] {
  const cart = requireCart(resource);
  const key = toPropertyKey(name);
  const copied = cart.of.copies.find(({ property }) => property === name)?.from;
  if (copied !== undefined) {
    const { isNotNull, allowsNull } = findColumn(findProduct(resource, resources), copied);
    return [`${key}: product${toAccess(copied)}${isNotNull || allowsNull ? '' : ' ?? undefined'},`];
  }
  if (name === cart.amount) return [`${key}: ${renderProductOf(cart, module)},`];
  const column = resource.columns.find(({ property }) => property === name);
  return column === undefined ? [] : [`${key}: line${toAccess(name)},`];
}

/** Code of a number of the cart, of its lines. */
function renderTotal({ tells }: Cart['totals'][number], cart: Cart, module: SourceModule): string {
  if (tells === 'lines') return 'held.length';
  const each =
    tells === 'quantities'
      ? `({ line }) => line${toAccess(cart.quantity)}`
      : `({ line, product }) => ${renderProductOf(cart, module)}`;
  return `${module.use('sum', AMOUNTS_FILE)}(held.map(${each}))`;
}

function renderCart(resource: ResourceModel, module: SourceModule): string {
  const cart = requireCart(resource);
  const owner = findColumn(resource, cart.owner);
  const given = cart.ids.length === 0 ? '' : `, owner: ${VALUE_TYPES[owner.kind] ?? 'string'}`;
  const members = [
    ...cart.ids.map((name) => `${toPropertyKey(name)}: owner,`),
    `${toPropertyKey(cart.property)}: held.map((one) => ${SHOW_LINE}(one)),`,
    ...cart.totals.map((total) => `${toPropertyKey(total.property)}: ${renderTotal(total, cart, module)},`),
  ];
  const head = `export function ${SHOW_CART}(held: readonly ${HELD_LINE}[]${given})`;
  return `/** A cart, as it is shown. */\n${head} {\nreturn {\n${members.join('\n')}\n};\n}`;
}

/** `cart.ts`: what carts show of their lines; `undefined` where nobody sees one. */
export function emitCart(resource: ResourceModel, frame: ResourceFrame): SourceModule | undefined {
  const shapes = listWorking(resource)
    .filter(showsCart)
    .map(({ planned }) => planned.success?.shape);
  if (resource.planned.cart === undefined || shapes.length === 0) return undefined;
  const module = new SourceModule(cartFile(resource));
  module.declare(HELD_LINE, SHOW_LINE, SHOW_CART);
  const product = findProduct(resource, frame.resources);
  const rows = [resource, product].map((one) => module.useType(rowType(one), tableFile(one)));
  const shape = readItem(frame.document, resource.schema, 'response');
  const members = [...(shape?.properties.keys() ?? [])].flatMap((name) => renderMember(name, resource, module, frame));
  module.add(
    `/** A line of a cart, and what it is of. */\nexport interface ${HELD_LINE} {\nreadonly line: ${rows[0] ?? ''};\nreadonly product: ${rows[1] ?? ''};\n}`,
    `/** A line, with what its ${product.words} says now. */\nexport function ${SHOW_LINE}({ line, product }: ${HELD_LINE}) {\nreturn {\n${members.join('\n')}\n};\n}`,
    ...(shapes.includes('cart') ? [renderCart(resource, module)] : []),
  );
  return module;
}
