import type { Cart } from '@orchestrate/contracts/cart';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { findItems } from './held-array';
import type { Gaps } from './line-gaps';
import { haveSameUnit, namesAdjustment, namesAmount, namesPrice, namesQuantity } from './line-names';
import { findTotals } from './line-totals';
import type { LineView } from './line-view';
import { findNumber, isNumber, isRequired, isUnbound, readTypes } from './line-view';
import { canRefuse } from './member-ids';
import { findOpenTarget, listCopies } from './named-lines';
import { foldName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { isPlainObject, viewItem, viewSchema } from './operation-view';
import { findTarget } from './relations';
import type { ResourceDraft } from './resources';
import { findTimestamps } from './timestamps';

/** What carts show and hold, as far as it can be worked out. */
export interface CartLines {
  readonly whole: SchemaView;
  readonly line: SchemaView;
  readonly id: ResourceDraft['id'];
  readonly cart: Omit<Cart, 'owner' | 'again'>;
  /** What a line or a cart may show and nothing tells. */
  readonly left: readonly string[];
}

/** What stands in the way, or nothing where it is no cart. */
type Found = CartLines | string | undefined;

interface Source {
  readonly document: OpenApiDocument;
  readonly drafts: readonly ResourceDraft[];
  readonly account: ResourceDraft;
}

/** A line as carts show it and as the request carries it that adds one. */
interface Line {
  readonly whole: SchemaView;
  readonly property: string;
  readonly view: LineView;
  readonly quantity: string;
}

/** The only list of a cart whose items say how many there are of something. */
function findLine(document: OpenApiDocument, whole: SchemaView, add: OperationView): Line | string | undefined {
  const lists = [...whole.properties].flatMap(([property, located]) => {
    const items = readTypes(document, located) === 'array' ? findItems(document, located) : undefined;
    const shown = items && viewSchema(document, items);
    const isLine = shown !== undefined && isPlainObject(shown) && [...shown.properties.keys()].some(namesQuantity);
    return isLine ? [{ property, shown }] : [];
  });
  const [only] = lists;
  const request = add.request?.schema && viewItem(document, add.request.schema);
  if (only === undefined || lists.length > 1 || request === undefined || !isPlainObject(request)) return undefined;
  const { property, shown } = only;
  const carried = [...shown.properties.keys()].filter((name) => request.properties.has(name));
  const view = { shown, requests: [request], carried, canRefuse: canRefuse(add) };
  const quantity = findNumber(document, view, namesQuantity);
  return quantity === undefined ? undefined : { whole, property, view, quantity };
}

/** What a line is one of, as the request names it that adds one. */
function findProduct(
  { document, drafts }: Source,
  { view, quantity }: Line,
): { readonly property: string; readonly target: ResourceDraft } | string {
  const [request] = view.requests;
  const named = [...(request?.properties ?? [])].flatMap(([property, located]) => {
    const target = findOpenTarget(document, property, located, drafts);
    return target === undefined || property === quantity ? [] : [{ property, target }];
  });
  const [only] = named;
  if (only === undefined || named.length > 1 || request === undefined)
    return 'nothing says what is added by the id of a stored item';
  if (!isRequired(request, only.property)) return `a request need not carry \`${only.property}\``;
  if (only.target.softDeletion !== undefined)
    return `a ${only.target.name} that is deleted is kept, and may be in carts`;
  const others = view.carried.filter((name) => name !== only.property && name !== quantity);
  const demanded = (request.schema.required ?? []).filter((name) => name !== only.property && name !== quantity);
  const [other] = [...others, ...demanded];
  if (other !== undefined) return `requests carry \`${other}\` of a line, and no rule tells what it changes`;
  return view.canRefuse ? only : `nothing declares what is answered where \`${only.property}\` names nothing`;
}

/** The id of a line. */
function findId(document: OpenApiDocument, { shown, carried }: LineView, name: string): ResourceDraft['id'] {
  const names = ['id', 'itemid', 'lineid', 'cartitemid', 'lineitemid', foldName(`${name}Id`)];
  const found = [...shown.properties].find(([one]) => names.includes(foldName(one)) && !carried.includes(one));
  if (found === undefined) return { property: 'id', type: 'uuid', source: 'hidden' };
  const { value } = followSchema(document, found[1].value, found[1].pointer);
  const type = listTypes(value).includes('integer') ? 'integer' : value.format === 'uuid' ? 'uuid' : 'string';
  return { property: found[0], type, source: 'server' };
}

/** The property of what is bought that says what one costs. */
function findPrice(document: OpenApiDocument, target: ResourceDraft, copies: Cart['of']['copies']): string | undefined {
  const copied = copies.find(({ property }) => namesPrice(property))?.from;
  const { properties } = target.representation;
  const own = [...properties].filter(([name, one]) => namesPrice(name) && isNumber(document, one));
  const found = copied ?? (own.length === 1 ? own[0]?.[0] : undefined);
  return found !== undefined && isRequired(target.representation, found) ? found : undefined;
}

/** A line with what its product says of the price, so that bounds of the price are known. */
function withPrice({ view }: Line, target: ResourceDraft, price: string, shown: string): LineView {
  const located = target.representation.properties.get(price);
  const properties = new Map(view.shown.properties);
  if (located !== undefined) properties.set(shown, located);
  return { ...view, shown: { ...view.shown, properties } };
}

/** What lines come to, each and together. */
function findSums({ document }: Source, line: Line, target: ResourceDraft, copies: Cart['of']['copies']) {
  const { whole, property, quantity } = line;
  const price = findPrice(document, target, copies);
  const shown = copies.find(({ from }) => from === price)?.property ?? price;
  const view = price === undefined || shown === undefined ? line.view : withPrice(line, target, price, shown);
  const named = findNumber(document, line.view, (name) => namesAmount(name) && haveSameUnit(name, shown ?? name));
  const isFit = named !== undefined && shown !== undefined && isUnbound(document, view, named, [shown, quantity]);
  const amount = isFit ? named : undefined;
  const priced = { ...(shown === undefined ? {} : { price: shown }), ...(amount === undefined ? {} : { amount }) };
  const draft = { name: 'Cart', plural: 'carts', representation: whole, collections: [], evidence: [] };
  const id = { property: 'id', type: 'uuid', source: 'hidden' } as const;
  // `itemCount` counts `cartItems` too.
  const called = property.replace(/^(?:cart|basket|bag)_?(?=[a-z])/i, '');
  const known = { property: called, view, line: { carried: [...line.view.carried], quantity, ...priced } };
  return { price, amount, ...findTotals(document, { ...draft, id }, known) };
}

/** Properties of a cart that hold the id of the account whose it is. */
function listOwnIds({ document, drafts, account }: Source, { properties }: SchemaView): string[] {
  const isOwn = (name: string): boolean =>
    ['id', 'cartid', 'basketid', 'bagid', 'userid'].includes(foldName(name)) ||
    findTarget(drafts, name)?.name === account.name;
  return [...properties].flatMap(([name, { value, pointer }]) => {
    const { value: schema } = followSchema(document, value, pointer);
    const type = listTypes(schema).join();
    const isFit =
      account.id.type === 'integer'
        ? type === 'integer'
        : type === 'string' && (account.id.type === 'uuid') === (schema.format === 'uuid');
    return isFit && isOwn(name) ? [name] : [];
  });
}

/** What nothing tells: what must be shown, and what need not be. */
function listMissed({ properties, schema }: SchemaView, told: ReadonlySet<string>): [needed: string[], left: string[]] {
  const missed = [...properties.keys()].filter((name) => !told.has(name));
  const isNeeded = (name: string): boolean => schema.required?.includes(name) === true;
  return [missed.filter(isNeeded), missed.filter((name) => !isNeeded(name))];
}

/** What a line is known by, and what it shows of its product. */
function identify({ document }: Source, { view }: Line, target: ResourceDraft, property: string, name: string) {
  const own = findId(document, view, name);
  // Where a line shows no other id, it is that of what it is one of.
  const isProducts = own.source === 'server' && !view.shown.properties.has(property);
  const copies = [
    ...listCopies(document, view, target).filter(({ property: one }) => one !== own.property),
    ...(isProducts ? [{ property: own.property, from: target.id.property }] : []),
  ];
  const id = isProducts ? ({ property: 'lineId', type: 'uuid', source: 'hidden' } as const) : own;
  return { id, copies };
}

/** What cannot be shown although it must be, and why. */
function explainMissed(needed: readonly string[], wanted: readonly string[], gaps: Gaps): string | undefined {
  if (needed.length > 0) return `nothing tells ${quoteNames([...needed])} of a line`;
  const why = new Set(wanted.flatMap((one) => gaps.get(one) ?? []));
  const reason = why.size === 0 ? '' : `: ${[...why].join('; ')}`;
  return wanted.length === 0 ? undefined : `nothing tells ${quoteNames([...wanted])} of it${reason}`;
}

/** What changes a price, beside how many there are. */
function findAdjusting({ document }: Source, { view }: Line): string | undefined {
  const found = [...view.shown.properties].find(([name, one]) => namesAdjustment(name) && isNumber(document, one));
  return found && `\`${found[0]}\` may change what a line comes to, and nothing says how`;
}

/**
 * Works out what carts show of their lines, or says why it cannot.
 * @param whole - the cart as it is read
 * @param add - what adds a line
 */
export function findCartLines(source: Source, whole: SchemaView, add: OperationView, name: string): Found {
  const line = findLine(source.document, whole, add);
  if (line === undefined || typeof line === 'string') return line;
  const { property, view, quantity } = line;
  const product = findProduct(source, line);
  if (typeof product === 'string') return product;
  const adjusting = findAdjusting(source, line);
  if (adjusting !== undefined) return adjusting;
  const { target } = product;
  const { id, copies } = identify(source, line, target, product.property, name);
  const { price, amount, totals, tax, gaps } = findSums(source, line, target, copies);
  if (tax !== undefined) return 'the rate of a tax is nothing that is stored of it';
  const stamps = findTimestamps(view.shown.properties, new Set(view.carried), view.shown.schema.required);
  const told = [product.property, quantity, id.property, amount ?? quantity];
  const ids = listOwnIds(source, whole);
  const [needed, left] = listMissed(
    view.shown,
    new Set([...told, ...[...copies, ...stamps].map((one) => one.property)]),
  );
  const [wanted, unsaid] = listMissed(whole, new Set([property, ...ids, ...totals.map((one) => one.property)]));
  const missed = explainMissed(needed, wanted, gaps);
  if (missed !== undefined) return missed;
  const of = { property: product.property, resource: target.name, copies };
  const sums = { ...(price === undefined ? {} : { price }), ...(amount === undefined ? {} : { amount }) };
  const cart = { property, of, quantity, totals: [...totals], ids, left, ...sums };
  return { whole, line: view.shown, id, cart, left: [...left, ...unsaid] };
}
