import type { Lines } from '@orchestrate/contracts/lines';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import type { Gaps } from './line-gaps';
import { explainMissed, explainUncarried, spread } from './line-gaps';
import { haveSameUnit, namesAdjustment, namesAmount, namesPrice, namesQuantity } from './line-names';
import { describeLines, findTotals } from './line-totals';
import type { LineView } from './line-view';
import { findNumber, isAlwaysCarried, isNumber, isUnbound, readTypes, viewLine } from './line-view';
import { findNamed } from './named-lines';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { findStock, isCheckedOut, viewTaken } from './taken-lines';
import { listRequested } from './writes';

type Line = Omit<Lines, 'property' | 'totals' | 'tax'>;

/** The property of a line that is an id of its own. */
function findLineId(document: OpenApiDocument, { shown, carried }: LineView): string | undefined {
  const located = shown.properties.get('id');
  const isMade = located !== undefined && !carried.includes('id') && readTypes(document, located) === 'string';
  return isMade && followSchema(document, located.value, located.pointer).value.format === 'uuid' ? 'id' : undefined;
}

/** What a line is made of, or what stands in the way; `undefined` where it is no line. */
function findLine(
  document: OpenApiDocument,
  view: LineView,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Line | string | undefined {
  const { shown, carried } = view;
  const quantity = findNumber(document, view, namesQuantity);
  if (quantity === undefined) return undefined;
  const adjusting = [...shown.properties].find(([name, one]) => namesAdjustment(name) && isNumber(document, one));
  if (adjusting !== undefined) return `\`${adjusting[0]}\` may change what a line comes to, and nothing says how`;
  if (!isAlwaysCarried(view, quantity)) return `requests need not carry \`${quantity}\` of a line`;
  const of = findNamed(document, view, draft, drafts);
  const id = findLineId(document, view);
  const filled = new Set([...(of?.copies ?? []).map(({ property }) => property), ...(id === undefined ? [] : [id])]);
  const isKnown = (name: string): boolean => filled.has(name) || isAlwaysCarried(view, name);
  const priced = findNumber(document, view, namesPrice);
  const price = priced !== undefined && isKnown(priced) ? priced : undefined;
  const named = findNumber(document, view, (name) => namesAmount(name) && haveSameUnit(name, price ?? name));
  const amount = named !== undefined && canAmount(document, view, named, price, quantity) ? named : undefined;
  if (amount !== undefined) filled.add(amount);
  const missed = (shown.schema.required ?? []).filter((name) => !isKnown(name));
  if (missed.length > 0) return explainMissed(view, missed, drafts);
  if (price === undefined && amount === undefined) return 'nothing tells what a line costs';
  return {
    ...{ carried: [...carried], quantity },
    ...(of === undefined ? {} : { of }),
    ...(id === undefined ? {} : { id }),
    ...(price === undefined ? {} : { price }),
    ...(amount === undefined ? {} : { amount }),
  };
}

/** Whether what a line comes to is sent with it, or else follows from its price and quantity. */
function canAmount(
  document: OpenApiDocument,
  view: LineView,
  name: string,
  price: string | undefined,
  quantity: string,
): boolean {
  if (view.carried.includes(name)) return isAlwaysCarried(view, name);
  return price !== undefined && isUnbound(document, view, name, [price, quantity]);
}

/** Whether lines are items of their own, which other operations show or change. */
function areItems(
  { shown }: LineView,
  { collections }: ResourceDraft,
  property: string,
  drafts: readonly ResourceDraft[],
): boolean {
  const [main] = collections;
  const below = drafts.flatMap((one) => one.collections).map(({ key }) => key);
  const isBelow = below.some(
    (key) => key.startsWith(`${main?.key ?? ''}/{}/`) && foldName(key).endsWith(foldName(property)),
  );
  return isBelow || drafts.some(({ representation }) => representation.pointer === shown.pointer);
}

function findLines(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
  cart?: ResourceDraft,
): { readonly lines?: Lines; readonly missed?: readonly string[]; readonly gaps: Gaps } | undefined {
  if (draft.representation.variants !== undefined || draft.account !== undefined) return undefined;
  const requested = listRequested(document, draft);
  const found = [...draft.representation.properties.keys()].flatMap((property) => {
    const isShown = draft.derived?.has(property) !== true;
    const sent = isShown ? viewLine(document, draft, property) : undefined;
    const isTaken = isShown && !requested.has(property) && cart !== undefined && isCheckedOut(draft);
    const view = sent ?? (isTaken ? viewTaken(document, draft, property, cart) : undefined);
    const line = view && !areItems(view, draft, property, drafts) ? findLine(document, view, draft, drafts) : undefined;
    return view === undefined || line === undefined ? [] : [{ property, view, line }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const { property, view, line } = only;
  if (typeof line === 'string') return { gaps: spread(document, draft, property, line) };
  const { totals, tax, gaps } = findTotals(document, draft, { property, view, line });
  const isComplete = [...view.shown.properties.keys()].every((name) => line.carried.includes(name));
  const isTaken = cart !== undefined && !requested.has(property);
  if (isComplete && totals.length === 0 && !isTaken) return { gaps };
  const taken = isTaken ? describeTaken(document, cart, drafts) : {};
  const lines = { property, ...taken, ...line, totals: [...totals], ...(tax === undefined ? {} : { tax }) };
  const filled = [line.id, line.amount, ...(line.of?.copies ?? []).map((one) => one.property), ...line.carried];
  return { lines, gaps, missed: [...view.shown.properties.keys()].filter((name) => !filled.includes(name)) };
}

/** Where lines come from that no request carries. */
function describeTaken(
  document: OpenApiDocument,
  cart: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Pick<Lines, 'cart' | 'stock'> {
  const product = drafts.find(({ name }) => name === cart.cart?.plan.of.resource);
  const stock = product && findStock(document, product);
  return { cart: cart.name, ...(stock === undefined ? {} : { stock }) };
}

/** Adds to drafts the lines that their requests carry, what is worked out of these, and what they add up to. */
export function addLines(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
  cart?: ResourceDraft,
): ResourceDraft[] {
  return drafts.map((draft) => {
    const found = findLines(document, draft, drafts, cart);
    const gaps = found?.gaps ?? explainUncarried(document, views, draft);
    if (gaps === undefined) return draft;
    const { lines, missed = [] } = found ?? {};
    if (lines === undefined) return { ...draft, gaps };
    const derived = new Set([...(draft.derived ?? []), ...lines.totals.map(({ property }) => property)]);
    if (lines.cart !== undefined) derived.add(lines.property);
    return { ...draft, gaps, lines, derived, evidence: [...draft.evidence, ...describeLines(lines, missed)] };
  });
}
