import type { Cart } from '@orchestrate/contracts/cart';
import type { Evidence, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { quoteNames } from '../wording';

import type { Accounts } from './accounts/find-accounts';
import { knowsCaller } from './accounts/find-accounts';
import type { Role } from './accounts/roles';
import type { CartLines } from './cart-lines';
import { findCartLines } from './cart-lines';
import type { CartPlace } from './cart-places';
import { findCartPlace } from './cart-places';
import { nameHidden } from './hidden-parents';
import { inferCart } from './infer-cart';
import { toPlural } from './names';
import type { OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { Overrules } from './overrules';
import { explainCustom } from './overrules';
import type { ResourceDraft } from './resources';

/** Why what looks like the caller's cart is none that can be kept, by where it is. */
export interface CartRefusal {
  readonly place: string;
  readonly reason: string;
}

/** Drafts with the lines of carts among them, or why there are none. */
export interface WithCarts {
  readonly drafts: readonly ResourceDraft[];
  readonly cartRefusal?: CartRefusal;
}

interface Source {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly drafts: readonly ResourceDraft[];
  readonly accounts: Accounts | undefined;
  readonly overrules: Overrules;
}

/** What becomes of something that is added and in the cart already, as the descriptions say. */
function readAgain({ entry, responses }: OperationView): Cart['again'] {
  const { summary = '', description = '' } = entry.operation;
  const conflict = responses.get('409')?.value.description ?? '';
  if (/\balready\b|\bduplicate|\btwice\b/i.test(conflict) && !/stock|available/i.test(conflict)) return 'refuse';
  const text = `${summary}. ${description}`;
  return /\b(?:sets?|replaces?|overwrites?)\b[^.]*\bquantit/i.test(text) ? 'set' : 'raise';
}

function isBelow(key: string, place: string): boolean {
  return key === place || key.startsWith(`${place}/`);
}

/** Drafts without what was taken for collections of the cart. */
function dropPlace(drafts: readonly ResourceDraft[], place: string): ResourceDraft[] {
  return drafts.flatMap((draft) => {
    const collections = draft.collections.filter(({ key }) => !isBelow(key, place));
    if (collections.length === draft.collections.length) return [draft];
    return collections.length === 0 && draft.account === undefined ? [] : [{ ...draft, collections }];
  });
}

function nameLines(pointer: string, drafts: readonly ResourceDraft[]): string {
  const names = [findComponentName(pointer), 'CartItem', 'CartLine', 'LineOfCart'];
  const isFree = (name: string): boolean => drafts.every((one) => one.name !== name);
  return (
    names.map((name) => toIdentifier(name ?? '', 'pascal')).find((name) => name !== '' && isFree(name)) ?? 'LineInCart'
  );
}

const AGAIN: Readonly<Record<Cart['again'], string>> = {
  raise: 'its quantity is raised',
  set: 'its quantity is set anew',
  refuse: 'it is refused',
};

function describeCart({ place, add }: CartPlace, { cart, left }: CartLines, again: Cart['again']): Evidence[] {
  const { of, quantity, price, amount, property, totals, ids } = cart;
  const copies = of.copies.map(({ property: to, from }) => (to === from ? `\`${to}\`` : `\`${to}\` (its \`${from}\`)`));
  const shown = copies.length === 0 ? '' : `, with ${copies.join(', ')} of it as it is then`;
  const sums = [...(amount === undefined ? [] : [amount]), ...totals.map((one) => one.property)];
  const worked =
    sums.length === 0 ? '' : `; ${quoteNames(sums)} is worked out of \`${price ?? quantity}\` and \`${quantity}\``;
  const owned = ids.length === 0 ? '' : `; ${quoteNames(ids)} is the id of the account`;
  const missed = left.length === 0 ? '' : `; nothing tells ${quoteNames([...left])}, which is left out`;
  return [
    {
      rule: 'cart',
      detail: `${place} is one of each account, and lists in \`${property}\` each ${of.resource} that \`${of.property}\` of ${add.id} names${shown}${worked}${owned}${missed}`,
    },
    { rule: 'cart', detail: `where what is added is there already, ${AGAIN[again]}` },
  ];
}

function createDraft({ drafts }: Source, account: ResourceDraft, place: CartPlace, found: CartLines): ResourceDraft {
  const { line, id, cart, whole } = found;
  const name = nameLines(line.pointer, drafts);
  const again = readAgain(place.add);
  const plural = toIdentifier(toPlural(name), 'camel');
  const base = { name, plural, representation: line, id, collections: [] };
  const isShown = line.properties.has(cart.of.property);
  const owner = nameHidden('owner', account.id.property, { ...base, evidence: [] });
  const relations: Relation[] = [
    { property: cart.of.property, resource: cart.of.resource, required: true, ...(isShown ? {} : { isHidden: true }) },
    { property: owner, resource: account.name, required: true, isHidden: true, from: 'caller' },
  ];
  const worked = [...cart.of.copies.map(({ property }) => property), cart.amount ?? [], cart.left].flat();
  return {
    ...base,
    relations,
    isPrivate: true,
    derived: new Set(worked),
    cart: { plan: { ...cart, owner, again }, whole, does: place.does },
    evidence: describeCart(place, found, again),
  };
}

/** Finds the cart of who calls: lines that belong to accounts, and a view of these that is the cart. */
export function addCarts(source: Source): WithCarts {
  const { document, views, accounts, overrules, drafts } = source;
  const account = drafts.find((one) => one.account !== undefined);
  const place = findCartPlace(views);
  const body = place?.read.success?.body?.schema;
  if (account === undefined || accounts === undefined || place === undefined || body === undefined) return { drafts };
  const whole = viewSchema(document, body);
  if (!isPlainObject(whole) || !knowsCaller(document, place.read, accounts.schemes)) return { drafts };
  const others = dropPlace(drafts, place.place);
  const found = findCartLines({ document, drafts: others, account }, whole, place.add, 'CartItem');
  if (found === undefined) return { drafts };
  if (overrules.isOff('cart')) return { drafts, cartRefusal: { place: place.place, reason: explainCustom('cart') } };
  if (typeof found === 'string') return { drafts, cartRefusal: { place: place.place, reason: found } };
  return { drafts: [...others, createDraft({ ...source, drafts: others }, account, place, found)] };
}

/** What the operations on carts are, by id. */
export function assignCartRoles(drafts: readonly ResourceDraft[]): (readonly [string, Role])[] {
  return drafts.flatMap((draft) =>
    [...(draft.cart?.does.keys() ?? [])].map((id): readonly [string, Role] => [id, { draft, rule: inferCart }]),
  );
}
