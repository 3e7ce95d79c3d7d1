import { foldName } from './names';
import type { OperationView } from './operation-view';
import { splitPath } from './path-shape';
import type { CartKind } from './resources';

/** The cart that each who calls has one of, by its path, and what the operations there do, by id. */
export interface CartPlace {
  readonly place: string;
  readonly read: OperationView;
  readonly add: OperationView;
  readonly does: ReadonlyMap<string, CartKind>;
}

const CART = /^(?:my|shopping)?(?:cart|basket|bag)$/;
const LINES = /^(?:(?:cart|basket|bag|line)?(?:items?|lines?|products?|entry|entries)|contents?)$/;
const ADD = /^(?:add|additem|addproduct|addtocart)$/;
const EMPTY = /^(?:clear|empty)(?:cart|basket|bag)?$/;

/** Where a path speaks of a cart, and what follows. */
function splitCart(path: string): { readonly place: string; readonly rest: readonly string[] } | undefined {
  const segments = splitPath(path);
  const end = segments.findIndex((one) => one.startsWith('{'));
  const index = segments.findIndex((one, at) => (end < 0 || at < end) && CART.test(foldName(one)));
  if (index < 0) return undefined;
  return { place: segments.slice(0, index + 1).join('/'), rest: segments.slice(index + 1) };
}

/** What an operation does to a cart, by its method and what follows the cart in its path. */
function readKind({ entry, request }: OperationView, rest: readonly string[]): CartKind | undefined {
  const { method } = entry;
  const names = rest.map((one) => (one.startsWith('{') ? '{}' : foldName(one)));
  const [first = '', second] = names;
  if (names.length === 0) {
    if (method === 'get') return 'read-cart';
    if (method === 'post' && request !== undefined) return 'add-to-cart';
    return method === 'delete' ? 'empty-cart' : undefined;
  }
  const isLine = first === '{}' ? names.length === 1 : LINES.test(first) && second === '{}' && names.length === 2;
  if (isLine) {
    if (method === 'put' || method === 'patch') return 'change-in-cart';
    return method === 'delete' ? 'remove-from-cart' : undefined;
  }
  if (names.length > 1) return undefined;
  if (method === 'post' && request !== undefined && (LINES.test(first) || ADD.test(first))) return 'add-to-cart';
  const isEmptying = method === 'delete' ? LINES.test(first) || EMPTY.test(first) : EMPTY.test(first);
  return isEmptying && method !== 'get' && request === undefined ? 'empty-cart' : undefined;
}

/** Finds the one cart of who calls: it is read without a parameter, and something can be added to it. */
export function findCartPlace(views: readonly OperationView[]): CartPlace | undefined {
  const found = views.flatMap((view) => {
    const split = splitCart(view.entry.path);
    return split === undefined ? [] : [{ view, ...split, kind: readKind(view, split.rest) }];
  });
  const places = new Set(found.filter(({ kind }) => kind === 'read-cart').map(({ place }) => place));
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) return undefined;
  const own = found.filter((one) => one.place === place);
  // What a path selects right below it is a cart of many, where it can be looked at.
  const isOneOfMany = own.some(
    ({ view, rest }) => rest.length === 1 && rest[0]?.startsWith('{') === true && view.entry.method === 'get',
  );
  const find = (wanted: CartKind): OperationView | undefined => own.find(({ kind }) => kind === wanted)?.view;
  const [read, add] = [find('read-cart'), find('add-to-cart')];
  if (read === undefined || add === undefined || isOneOfMany) return undefined;
  const does = new Map(own.flatMap(({ view, kind }) => (kind === undefined ? [] : [[view.id, kind] as const])));
  return { place, read, add, does };
}
