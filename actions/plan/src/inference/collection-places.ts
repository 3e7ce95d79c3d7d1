import type { Collection } from './collections';

/** Whether one path differs from another only by a version before it: `/v2/pets` and `/pets`. */
export function isVersionOf({ key }: Collection, main: string): boolean {
  return key.replace(/^\/v\d+(?=\/)/, '') === main;
}

/** Whether nothing is done with a collection but listing it: `/me/favorites`. */
export function isOnlyListed({ onCollection, onItem }: Collection): boolean {
  return onItem.length === 0 && onCollection.every(({ entry }) => entry.method === 'get');
}

/** Whether items are made here, or changed, so that what only lists the same shows them. */
export function isKept({ onCollection, onItem }: Collection): boolean {
  return [...onCollection, ...onItem].some(({ entry }) => entry.method !== 'get');
}

/** Places that show, or keep, a part of what is elsewhere: `/search/issues`, `/me/orders`, `/admin/products`. */
const ASIDE = /^(?:search|find|me|my|mine|self|admin|public|browse|explore)$/;

/** Whether a path says itself that it is another way to the collection of the same name: `/me/orders` beside `/orders`. */
function isAside({ key, parents }: Collection): boolean {
  return (
    parents.length === 0 &&
    key
      .split('/')
      .slice(0, -1)
      .some((one) => ASIDE.test(one.toLowerCase()))
  );
}

/** Whether two collections are called alike, and one of them stands aside. */
export function isAnotherWay(collection: Collection, main: Collection): boolean {
  return collection.segment === main.segment && (isAside(collection) || isAside(main));
}

/** A search, or the caller's own, of what may be made below a parent alone. */
function isShownAside(collection: Collection): boolean {
  return isAside(collection) && isOnlyListed(collection);
}

/** Main collections before nested ones and those that only show, so that these find their owner whatever the document's order. */
export function sortByDepth(collections: readonly Collection[]): Collection[] {
  return [...collections].sort(
    (a, b) =>
      Number(isShownAside(a)) - Number(isShownAside(b)) ||
      a.parents.length - b.parents.length ||
      Number(isOnlyListed(a)) - Number(isOnlyListed(b)) ||
      a.key.split('/').length - b.key.split('/').length,
  );
}
