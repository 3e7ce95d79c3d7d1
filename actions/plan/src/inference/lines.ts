import type { Lines } from '@orchestrate/contracts/lines';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { haveSameUnit, namesAdjustment, namesAmount, namesPrice, namesQuantity } from './line-names';
import { describeLines, findTotals } from './line-totals';
import type { LineView } from './line-view';
import { findNumber, isAlwaysCarried, isNumber, isUnbound, readTypes, viewLine } from './line-view';
import { findNamed } from './named-lines';
import { foldName } from './names';
import type { ResourceDraft } from './resources';

type Line = Omit<Lines, 'property' | 'totals' | 'tax'>;

/** The property of a line that is an id of its own. */
function findLineId(document: OpenApiDocument, { shown, carried }: LineView): string | undefined {
  const located = shown.properties.get('id');
  const isMade = located !== undefined && !carried.includes('id') && readTypes(document, located) === 'string';
  return isMade && followSchema(document, located.value, located.pointer).value.format === 'uuid' ? 'id' : undefined;
}

/** What a line is made of; `undefined` where something that answers must show of it cannot be filled. */
function findLine(
  document: OpenApiDocument,
  view: LineView,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Line | undefined {
  const { shown, carried } = view;
  const isAdjusted = [...shown.properties].some(([name, one]) => namesAdjustment(name) && isNumber(document, one));
  const quantity = findNumber(document, view, namesQuantity);
  if (quantity === undefined || isAdjusted || !isAlwaysCarried(view, quantity)) return undefined;
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
  if (missed.length > 0 || (price === undefined && amount === undefined)) return undefined;
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
): { readonly lines: Lines; readonly missed: readonly string[] } | undefined {
  if (draft.representation.variants !== undefined || draft.account !== undefined) return undefined;
  const found = [...draft.representation.properties.keys()].flatMap((property) => {
    const view = draft.derived?.has(property) === true ? undefined : viewLine(document, draft, property);
    const line = view && !areItems(view, draft, property, drafts) ? findLine(document, view, draft, drafts) : undefined;
    return view === undefined || line === undefined ? [] : [{ property, view, line }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const { totals, tax } = findTotals(document, draft, only);
  const { property, view, line } = only;
  const isComplete = [...view.shown.properties.keys()].every((name) => line.carried.includes(name));
  if (isComplete && totals.length === 0) return undefined;
  const lines = { property, ...line, totals: [...totals], ...(tax === undefined ? {} : { tax }) };
  const filled = [line.id, line.amount, ...(line.of?.copies ?? []).map((one) => one.property), ...line.carried];
  return { lines, missed: [...view.shown.properties.keys()].filter((name) => !filled.includes(name)) };
}

/** Adds to drafts the lines that their requests carry, what is worked out of these, and what they add up to. */
export function addLines(document: OpenApiDocument, drafts: readonly ResourceDraft[]): ResourceDraft[] {
  return drafts.map((draft) => {
    const found = findLines(document, draft, drafts);
    if (found === undefined) return draft;
    const { lines, missed } = found;
    const derived = new Set([...(draft.derived ?? []), ...lines.totals.map(({ property }) => property)]);
    return { ...draft, lines, derived, evidence: [...draft.evidence, ...describeLines(lines, missed)] };
  });
}
