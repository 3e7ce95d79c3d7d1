import type { Cart } from '@orchestrate/contracts/cart';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';

import type { Column } from './columns';
import { findColumn, listWorking } from './derived';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** What the store of the lines of carts can be asked, by the kind of the operation that asks. */
export type CartMethod = 'linesOf' | 'addLine' | 'changeLine' | 'removeLine' | 'empty' | 'take' | 'lower';

const METHODS: Readonly<Partial<Record<OperationModel['planned']['kind'], CartMethod>>> = {
  'add-to-cart': 'addLine',
  'change-in-cart': 'changeLine',
  'remove-from-cart': 'removeLine',
  'empty-cart': 'empty',
};

/** The cart whose lines the items of a resource are. */
export function requireCart({ planned }: ResourceModel): Cart {
  if (planned.cart === undefined) throw new Error(`${planned.name} is no line of a cart`);
  return planned.cart;
}

/** What a cart's line holds. */
export function findProduct({ planned }: ResourceModel, resources: readonly ResourceModel[]): ResourceModel {
  const found = resources.find((one) => one.planned.name === planned.cart?.of.resource);
  if (found === undefined) throw new Error(`${planned.name} holds nothing that is stored`);
  return found;
}

/** Whether an operation shows the cart, or a line of it. */
export function showsCart({ planned }: OperationModel): boolean {
  return planned.success?.shape === 'cart' || planned.success?.shape === 'line';
}

function readFact(document: OpenApiDocument, schema: Column['schema'], keyword: string): number | undefined {
  const text = normaliseSchema(document, schema ?? true).facts.get(keyword);
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return typeof value === 'number' ? value : undefined;
}

/** Whether a request may ask for nothing, or less, so that no line is left. */
export function mayVanish(document: OpenApiDocument, operation: OperationModel, { quantity }: Cart): boolean {
  if (operation.planned.kind !== 'add-to-cart' && operation.planned.kind !== 'change-in-cart') return false;
  const property = readBodyShape(document, operation)?.properties.get(quantity);
  if (property === undefined) return false;
  const least = readFact(document, property.schema, 'minimum') ?? 0;
  return least < 1 && (readFact(document, property.schema, 'exclusiveMinimum') ?? -1) < 0;
}

/** The most that a line can hold of something. */
export function findMost(document: OpenApiDocument, resource: ResourceModel): number {
  const { kind, schema } = findColumn(resource, requireCart(resource).quantity);
  const most = kind === 'integer' ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
  return Math.min(most, readFact(document, schema, 'maximum') ?? most);
}

/** The property of a resource's items that says how many there are, where what is bought is taken of it. */
export function findStock({ planned: own }: ResourceModel, operations: readonly OperationModel[]): string | undefined {
  const taking = operations.find(
    ({ planned, custom }) =>
      custom === undefined && planned.checkout?.stock !== undefined && planned.checkout.of === own.name,
  );
  return taking?.planned.checkout?.stock?.property;
}

/** What a store is asked because of carts: for their lines, or for what is bought. */
export function listCartMethods(resource: ResourceModel, operations: readonly OperationModel[]): CartMethod[] {
  const bought: CartMethod[] = findStock(resource, operations) === undefined ? [] : ['lower'];
  if (resource.planned.cart === undefined) return bought;
  const working = listWorking(resource);
  const asked = working.flatMap(({ planned }) => METHODS[planned.kind] ?? []);
  const isTaken = operations.some(
    ({ planned, custom }) => custom === undefined && planned.checkout?.cart === resource.planned.name,
  );
  return [...(working.some(showsCart) ? ['linesOf' as const] : []), ...asked, ...(isTaken ? ['take' as const] : [])];
}

/** The properties by which operations of a kind select a line. */
export function listSelectors(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'change-in-cart' | 'remove-from-cart',
): Column[] {
  const cart = requireCart(resource);
  const names = listWorking(resource).flatMap((operation) => {
    const { planned } = operation;
    const own = planned.kind === kind && planned.property !== undefined ? [planned.property] : [];
    // What is changed to nothing is removed.
    const vanishing = kind === 'remove-from-cart' && mayVanish(document, operation, cart);
    return vanishing ? [...own, planned.property ?? cart.of.property] : own;
  });
  return [...new Set(names)].map((name) => findColumn(resource, name));
}
