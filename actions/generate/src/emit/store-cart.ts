import type { CartMethod } from '../model/carts';
import { findMost, findProduct, findStock, listSelectors, requireCart } from '../model/carts';
import type { Column } from '../model/columns';
import { findColumn } from '../model/derived';
import { toAccess, toMember, toPascal, toPropertyKey, toWords } from '../text/literals';

import { cartFile, HELD_LINE } from './cart';
import type { StoreFrame } from './store-frame';
import { VALUE_TYPES } from './store-frame';
import { run } from './store-rows';
import { rowType, tableFile } from './table';

const DRIZZLE = 'drizzle-orm';

function useRow({ resource, module }: StoreFrame): string {
  return module.useType(rowType(resource), tableFile(resource));
}

function typeOf({ kind }: Column): string {
  return VALUE_TYPES[kind] ?? 'string';
}

function access({ resource }: StoreFrame, property: string): string {
  return `${resource.table.constant}${toAccess(property)}`;
}

function renderOwner(frame: StoreFrame): string {
  const { owner } = requireCart(frame.resource);
  return `owner: ${typeOf(findColumn(frame.resource, owner))}`;
}

function isOwners(frame: StoreFrame): string {
  return `${frame.module.use('eq', DRIZZLE)}(${access(frame, requireCart(frame.resource).owner)}, owner)`;
}

function renderLines(frame: StoreFrame): string {
  const { resource, module, resources } = frame;
  const { of } = requireCart(resource);
  const product = findProduct(resource, resources);
  const table = module.use(product.table.constant, tableFile(product));
  const type = module.useType(HELD_LINE, cartFile(resource));
  const isOf = `${module.use('eq', DRIZZLE)}(${access(frame, of.property)}, ${table}${toAccess(product.id.property)})`;
  const order = `${module.use('asc', DRIZZLE)}(${access(frame, resource.order.property)})`;
  const query = `this.queries.select({ ${toMember('line', resource.table.constant)}, ${toMember('product', table)} }).from(${resource.table.constant}).innerJoin(${table}, ${isOf}).where(${isOwners(frame)}).orderBy(${order})`;
  return [
    `/** What is in somebody's cart, in the order in which it was added. */`,
    `linesOf(${renderOwner(frame)}): Promise<${type}[]> {`,
    `return ${run(frame, query)};`,
    '}',
  ].join('\n');
}

const ADDING = {
  raise: 'Adds to the line of a product, or makes one; gives nothing where a line cannot hold that many.',
  set: 'Makes the line of a product, in place of one that is there.',
  refuse: 'Makes the line of a product.',
} as const;

function renderAdd(frame: StoreFrame): string {
  const { resource, module, document } = frame;
  const { of, owner, quantity, again } = requireCart(resource);
  const product = findColumn(resource, of.property);
  const sql = (): string => module.use('sql', DRIZZLE);
  const held = access(frame, quantity);
  const target = `target: [${access(frame, owner)}, ${access(frame, of.property)}]`;
  const change = {
    raise: () =>
      `.onConflictDoUpdate({ ${target}, set: { ${toPropertyKey(quantity)}: ${sql()}\`\${${held}} + \${quantity}\` }, setWhere: ${module.use('lte', DRIZZLE)}(${held}, ${findMost(document, resource)} - quantity) })`,
    set: () => `.onConflictDoUpdate({ ${target}, set: { ${toMember(quantity, 'quantity')} } })`,
    refuse: () => '',
  }[again]();
  const values = `{ ${toMember(owner, 'owner')}, ${toMember(of.property, 'product')}, ${toMember(quantity, 'quantity')} }`;
  const query = `this.queries.insert(${resource.table.constant}).values(${values})${change}.returning()`;
  const mayFail = again === 'raise';
  const done = mayFail
    ? [`const [row] = await ${run(frame, query)};`, 'return row;']
    : [`return ${module.use('onlyRow', 'src/storage/rows.ts')}(await ${run(frame, query)});`];
  return [
    `/** ${ADDING[again]} */`,
    `async addLine(${renderOwner(frame)}, product: ${typeOf(product)}, quantity: number): Promise<${useRow(frame)}${mayFail ? ' | undefined' : ''}> {`,
    ...done,
    '}',
  ].join('\n');
}

/** Changes or removes a line of somebody's cart: one method for each property that lines are selected by. */
function renderOnLine(
  kind: 'change-in-cart' | 'remove-from-cart',
  frame: StoreFrame,
  render: (column: Column) => readonly [head: string, query: string],
): string {
  const { resource, module } = frame;
  const selectors = listSelectors(frame.document, resource, kind);
  return selectors
    .map((column) => {
      const isLine = `${module.use('eq', DRIZZLE)}(${access(frame, column.property)}, key)`;
      const [head, query] = render(column);
      const where = `.where(${module.use('and', DRIZZLE)}(${isOwners(frame)}, ${isLine})).returning()`;
      return [
        `/** ${kind === 'change-in-cart' ? 'Sets how many there are of a line' : 'Takes a line out'} of somebody's cart; gives nothing where there is none. */`,
        `async ${head}: Promise<${useRow(frame)} | undefined> {`,
        `const [row] = await ${run(frame, `${query}${where}`)};`,
        'return row;',
        '}',
      ].join('\n');
    })
    .join('\n\n');
}

/** The name of the method that does something to the line that a property selects. */
export function nameOnLine(does: 'change' | 'remove', property: string): string {
  return `${does}By${toPascal(property)}`;
}

function renderChange(frame: StoreFrame): string {
  const { resource } = frame;
  const set = `{ ${toMember(requireCart(resource).quantity, 'quantity')} }`;
  return renderOnLine('change-in-cart', frame, (column) => [
    `${nameOnLine('change', column.property)}(${renderOwner(frame)}, key: ${typeOf(column)}, quantity: number)`,
    `this.queries.update(${resource.table.constant}).set(${set})`,
  ]);
}

function renderRemove(frame: StoreFrame): string {
  const { resource } = frame;
  return renderOnLine('remove-from-cart', frame, (column) => [
    `${nameOnLine('remove', column.property)}(${renderOwner(frame)}, key: ${typeOf(column)})`,
    `this.queries.delete(${resource.table.constant})`,
  ]);
}

function renderEmpty(frame: StoreFrame): string {
  const query = `this.queries.delete(${frame.resource.table.constant}).where(${isOwners(frame)})`;
  return `/** Takes all out of somebody's cart. */\nasync empty(${renderOwner(frame)}): Promise<void> {\nawait ${run(frame, query)};\n}`;
}

/** One statement takes them, so that of two requests at once only one gets each line. */
function renderTake(frame: StoreFrame): string {
  const { resource } = frame;
  const order = toAccess(resource.order.property);
  const query = `this.queries.delete(${resource.table.constant}).where(${isOwners(frame)}).returning()`;
  return [
    `/** Takes all out of somebody's cart, and gives it in the order in which it was added. */`,
    `async take(${renderOwner(frame)}): Promise<${useRow(frame)}[]> {`,
    `const rows = await ${run(frame, query)};`,
    `return rows.sort((one, other) => one${order} - other${order});`,
    '}',
  ].join('\n');
}

/** One statement looks and lowers, so that two requests at once do not take the same. */
function renderLower(frame: StoreFrame): string {
  const { resource, module, operations } = frame;
  const stock = findStock(resource, operations) ?? '';
  const column = access(frame, stock);
  const sql = module.use('sql', DRIZZLE);
  // A cart may hold more than the column can.
  const asked = '${quantity}::numeric';
  const isEnough = `${sql}\`\${${column}} >= ${asked}\``;
  const isOne = `${module.use('eq', DRIZZLE)}(${access(frame, resource.id.property)}, id)`;
  const set = `{ ${toPropertyKey(stock)}: ${sql}\`\${${column}} - ${asked}\` }`;
  const query = `this.queries.update(${resource.table.constant}).set(${set}).where(${module.use('and', DRIZZLE)}(${isOne}, ${isEnough})).returning({ id: ${access(frame, resource.id.property)} })`;
  return [
    `/** Takes some of the ${toWords(stock)} of an item; says whether there was enough. */`,
    `async lower(id: ${typeOf(resource.id)}, quantity: number): Promise<boolean> {`,
    `const rows = await ${run(frame, query)};`,
    'return rows.length > 0;',
    '}',
  ].join('\n');
}

/** What the store of the lines of carts does. */
export const CART_METHODS: Readonly<Record<CartMethod, (frame: StoreFrame) => string>> = {
  linesOf: renderLines,
  addLine: renderAdd,
  changeLine: renderChange,
  removeLine: renderRemove,
  empty: renderEmpty,
  take: renderTake,
  lower: renderLower,
};
