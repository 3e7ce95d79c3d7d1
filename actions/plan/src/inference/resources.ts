import type { Cart } from '@orchestrate/contracts/cart';
import type { Lines } from '@orchestrate/contracts/lines';
import type {
  Account,
  Child,
  Embedded,
  Evidence,
  Mark,
  Membership,
  Relation,
  Resource,
  Tally,
} from '@orchestrate/contracts/plan';
import type { StoredFile } from '@orchestrate/contracts/stored-file';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';

import { isAnotherWay, isKept, isOnlyListed, isVersionOf, sortByDepth } from './collection-places';
import type { Collection } from './collections';
import { findMismatch } from './compatibility';
import { findIdentity } from './identity';
import { toPlural, toSingular } from './names';
import { findOnlyChild, showsOne } from './only-child';
import type { SchemaView } from './operation-view';
import { describeVariants } from './other-properties';
import type { Overrules } from './overrules';
import type { Representation } from './representation';
import { findRepresentation } from './representation';
import type { ToldReference } from './told-references';

/** The lines of carts on the way: what a cart shows, and what each operation on it does, by id. */
export interface CartDraft {
  readonly plan: Cart;
  readonly whole: SchemaView;
  readonly does: ReadonlyMap<string, CartKind>;
}

/** What is done with the caller's cart. */
export type CartKind = 'read-cart' | 'add-to-cart' | 'change-in-cart' | 'remove-from-cart' | 'empty-cart';

/** A resource on the way: its collections, and what is stored. */
export interface ResourceDraft {
  readonly name: string;
  readonly plural: string;
  readonly representation: SchemaView;
  readonly id: Resource['id'];
  /** The one at the top first; nested ones show a part of the same items. */
  readonly collections: readonly Collection[];
  readonly evidence: readonly Evidence[];
  /** Relations of which no property with an id tells. */
  readonly relations?: readonly Relation[];
  /** Whether accounts see only their own, as the description of the list says. */
  readonly isPrivate?: true;
  /** Whom it is shared with, or why that is not known; of a part, what it is a part of. */
  readonly sharing?: Resource['sharing'];
  readonly sharingGap?: string;
  readonly sharedWith?: Resource['sharedWith'];
  /** Two properties of which items may have the same values, but not of both: what is shared, and with whom. */
  readonly pair?: readonly [within: string, property: string];
  /** Properties with the id of what they are not named after. */
  readonly references?: readonly ToldReference[];
  readonly account?: Account;
  readonly marks?: readonly Mark[];
  readonly children?: readonly Child[];
  readonly embedded?: readonly Embedded[];
  readonly lines?: Lines;
  /** Where its items are the lines of carts. */
  readonly cart?: CartDraft;
  /** What stands in the way of what lines would make up, by property. */
  readonly gaps?: ReadonlyMap<string, string>;
  readonly memberships?: readonly Membership[];
  readonly tallies?: readonly Tally[];
  readonly softDeletion?: Resource['softDeletion'];
  readonly selfLink?: Resource['selfLink'];
  /** Bytes that its items begin with. */
  readonly files?: readonly StoredFile[];
  /** Properties that are shown and not stored: they are worked out for who asks, or kept in another form. */
  readonly derived?: ReadonlySet<string>;
}

/** Why a collection's operations cannot be inferred, by the collection's key. */
export type Refusals = ReadonlyMap<string, string>;

/** What is stored, and what only looks like it. */
export interface FoundResources {
  readonly drafts: readonly ResourceDraft[];
  readonly refusals: Refusals;
}

/** A resource that has no name yet. */
export interface Unnamed extends Omit<ResourceDraft, 'name' | 'plural'> {
  readonly component?: string;
  readonly main: Collection;
}

// `TicketConfirmation` is an answer about a ticket, not the thing itself.
const ANSWER_SUFFIX =
  /(?:Response|Result|Confirmation|Output|Reply|Dto|DTO|Payload|Body|View|Details?|Public|Read|Out)$/;

function chooseName({ component, main }: Unnamed): string {
  const singular = toSingular(main.segment);
  return component === undefined || ANSWER_SUFFIX.test(component) ? singular : toSingular(component);
}

function nameResources(resources: readonly Unnamed[]): ResourceDraft[] {
  const requests = resources.map((resource) => ({ name: chooseName(resource), fallback: 'Resource' }));
  const names = assignIdentifiers(
    requests.map(({ name, fallback }) => ({ name: name.charAt(0).toUpperCase() + name.slice(1), fallback })),
    'pascal',
    'Item',
  );
  const plurals = assignIdentifiers(
    resources.map(({ main }, index) => ({
      name: toPlural(main.segment),
      fallback: toPlural(names[index] ?? 'resource'),
    })),
    'camel',
    'Items',
  );
  return resources.map(({ component: _component, main: _main, ...draft }, index) => ({
    ...draft,
    name: names[index] ?? '',
    plural: plurals[index] ?? '',
  }));
}

/** The resource of which a nested collection, or a view such as `/pets/findByTag`, shows a part. */
function findOwner(resources: readonly Unnamed[], collection: Collection, view: SchemaView): number {
  const same = resources.flatMap((one, index) => (one.representation.pointer === view.pointer ? [index] : []));
  const isBelow = (index: number): boolean => collection.key.startsWith(`${resources[index]?.main.key ?? ''}/`);
  const parts = resources.flatMap(({ representation }, index) =>
    isBelow(index) && collection.parents.length === 0 && findMismatch(view, representation) === undefined
      ? [index]
      : [],
  );
  const isVersion = (index: number): boolean => isVersionOf(collection, resources[index]?.main.key ?? '');
  const below = [...new Set([...same.filter((index) => isBelow(index) || isVersion(index)), ...parts])];
  const beside = same.filter((index) => {
    const main = resources[index]?.main;
    return main !== undefined && ((isOnlyListed(collection) && isKept(main)) || isAnotherWay(collection, main));
  });
  const candidates = below.length > 0 ? below : collection.parents.length > 0 ? same : beside;
  return candidates.length === 1 ? (candidates[0] ?? -1) : -1;
}

function describeNested(collection: Collection): Evidence {
  return { rule: 'nested-collection', detail: `${collection.key} shows the same representation` };
}

/** Whether what answers an item stands below the item itself, so that something is done to it and nothing listed. */
function isDoneTo({ key, segment, onCollection, onItem }: Collection, { main }: Unnamed): boolean {
  const reads = [...onCollection, ...onItem].some(({ entry }) => entry.method === 'get');
  return !reads && key === `${main.key}/{}/${segment}`;
}

function createUnnamed(
  document: OpenApiDocument,
  main: Collection,
  found: Representation,
  mustShow: boolean,
): Unnamed | string {
  const identity = findIdentity(document, main, found.view, mustShow);
  if (identity === undefined) {
    const parameter = main.idParameter?.value.name ?? '';
    return `the path parameter \`${parameter}\` selects items by something that ${found.component ?? 'the representation'} does not show`;
  }
  return {
    main,
    collections: [main],
    representation: found.view,
    id: identity.id,
    ...(found.component === undefined ? {} : { component: found.component }),
    evidence: [{ rule: 'representation', detail: found.detail }, ...describeVariants(found.view), ...identity.evidence],
  };
}

/** Whether what looks like a collection that is only added to is one thing of each parent. */
function isOne(document: OpenApiDocument, collection: Collection, known: readonly Unnamed[]): boolean {
  return showsOne(document, collection) && findOnlyChild(document, collection, known) !== undefined;
}

/** What items of resources have one of. */
function findOnlyChildren(
  document: OpenApiDocument,
  collections: readonly Collection[],
  resources: readonly Unnamed[],
): Unnamed[] {
  const taken = new Set(resources.flatMap((one) => one.collections));
  return collections.flatMap((main) => {
    const found = taken.has(main) ? undefined : findOnlyChild(document, main, resources);
    if (found === undefined) return [];
    const detail = `${main.key} answers one object, and PUT or POST makes it: there is one at most of each parent`;
    const evidence = [
      { rule: 'representation', detail: found.detail },
      { rule: 'only-child', detail },
    ];
    const id = { property: 'id', type: 'uuid', source: 'hidden', isOfParent: true } as const;
    const component = found.component === undefined ? {} : { component: found.component };
    return [{ main, collections: [main], representation: found.view, id, ...component, evidence }];
  });
}

/**
 * Finds what the service stores, and says why of what looks like a collection and is none.
 * @param account - the accounts of those who call, found before
 */
export function findResources(
  document: OpenApiDocument,
  collections: readonly Collection[],
  account?: Unnamed,
  { isOff }: Pick<Overrules, 'isOff'> = { isOff: () => false },
): FoundResources {
  const resources: Unnamed[] = account === undefined ? [] : [account];
  const taken = new Set(account?.collections);
  const refusals = new Map<string, string>();
  for (const collection of sortByDepth(collections)) {
    if (taken.has(collection) || (!isOff('only-child') && isOne(document, collection, resources))) continue;
    const found = findRepresentation(document, collection, { isOff });
    if (found === undefined) continue;
    const index = findOwner(resources, collection, found.view);
    const owner = resources[index];
    if (owner !== undefined && isDoneTo(collection, owner)) continue;
    if (owner !== undefined) {
      const evidence = [...owner.evidence, describeNested(collection)];
      resources[index] = { ...owner, collections: [...owner.collections, collection], evidence };
      continue;
    }
    const created = createUnnamed(document, collection, found, isOff('path-id'));
    if (typeof created === 'string') refusals.set(collection.key, created);
    else resources.push(created);
  }
  if (!isOff('only-child')) resources.push(...findOnlyChildren(document, collections, resources));
  const order = new Map(collections.map(({ key }, index) => [key, index]));
  resources.sort((a, b) => (order.get(a.main.key) ?? 0) - (order.get(b.main.key) ?? 0));
  return { drafts: nameResources(resources), refusals };
}

/** The resource that a collection shows, by the collection's key. */
export function findDraftByKey(drafts: readonly ResourceDraft[], key: string): ResourceDraft | undefined {
  return drafts.find(({ collections }) => collections.some((collection) => collection.key === key));
}

/** Whether a collection is a narrowed view beside the main one, such as `/pets/findByTag`, and nobody's nested list. */
export function isSideView({ collections }: ResourceDraft, key: string): boolean {
  const main = collections[0];
  const own = collections.find((collection) => collection.key === key);
  // Below a path whose last parameter selects no item there are items, and no views.
  if (own === undefined || main === undefined || main.key.endsWith('{}')) return false;
  const isAside = own !== main && own.parents.length === 0 && isOnlyListed(own) && !isVersionOf(own, main.key);
  return isAside || (own.key.startsWith(`${main.key}/`) && own.parents.length === main.parents.length);
}
