import type { Lines, Total } from '@orchestrate/contracts/lines';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { quoteNames } from '../wording';

import { findItems } from './held-array';
import { haveSameUnit, namesQuantity, namesTax, readPieces, readSum } from './line-names';
import type { LineView } from './line-view';
import { isNumber, readTypes } from './line-view';
import { foldName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { viewSchema } from './operation-view';
import { findTarget } from './relations';
import type { ResourceDraft } from './resources';
import { listRequested } from './writes';

/** What stands in the way of what items must show, by the property that it is about. */
export type Gaps = ReadonlyMap<string, string>;

/** A property that holds the things that are bought, and how many of each. */
interface HeldLines {
  readonly property: string;
  readonly quantity: string;
}

function findQuantity(document: OpenApiDocument, { properties }: SchemaView): string | undefined {
  return [...properties].find(([name, one]) => namesQuantity(name) && isNumber(document, one))?.[0];
}

/** The lists of an item that say how many there are of each thing: those of a cart or an order. */
function listHeldLines(document: OpenApiDocument, { representation }: ResourceDraft): HeldLines[] {
  return [...representation.properties].flatMap(([property, located]) => {
    const items = readTypes(document, located) === 'array' ? findItems(document, located) : undefined;
    if (items === undefined) return [];
    const quantity = findQuantity(document, viewSchema(document, items));
    return quantity === undefined ? [] : [{ property, quantity }];
  });
}

/** What a cart holds, as a cart shows it or as one thing in it does. */
export function describeHeld(document: OpenApiDocument, draft: ResourceDraft): string | undefined {
  const { name, representation } = draft;
  const [lines] = listHeldLines(document, draft);
  if (lines !== undefined) return `the \`${lines.property}\` of its ${name} and the \`${lines.quantity}\` of each`;
  const quantity = findQuantity(document, representation);
  return quantity && `the \`${quantity}\` of each ${name}`;
}

/** Why a line cannot be kept that must show what nothing fills. */
export function explainMissed(view: LineView, missed: readonly string[], drafts: readonly ResourceDraft[]): string {
  const naming = view.carried.find((name) => findTarget(drafts, name) !== undefined);
  if (naming !== undefined && !view.canRefuse)
    return `what \`${naming}\` names may not be there, and the request declares no answer that says so (a 404 or 409, or a 400 or 422 whose description does)`;
  return `nothing tells ${quoteNames([...missed])} of a line`;
}

/** The numbers of an item that look as if lines made them up, and that no request carries. */
function listSums(document: OpenApiDocument, draft: ResourceDraft, property: string): string[] {
  const requested = listRequested(document, draft);
  return [...draft.representation.properties].flatMap(([name, located]) => {
    const isOurs = isNumber(document, located) && !requested.has(name) && draft.derived?.has(name) !== true;
    const isSum = readSum(name, draft.name) ?? readPieces(name, property);
    return isOurs && (isSum !== undefined || namesTax(name)) ? [name] : [];
  });
}

/** The same reason for lines and for all that they would come to. */
export function spread(document: OpenApiDocument, draft: ResourceDraft, property: string, reason: string): Gaps {
  return new Map([property, ...listSums(document, draft, property)].map((name) => [name, reason]));
}

const CART = /^(?:my|shopping)?(?:cart|basket|bag)s?$/;

/** What is said of lines that answers must show and no request carries: they are what is in a cart, where there is one. */
export function explainUncarried(
  document: OpenApiDocument,
  views: readonly OperationView[],
  draft: ResourceDraft,
): Gaps | undefined {
  const requested = listRequested(document, draft);
  const [only, ...others] = listHeldLines(document, draft);
  if (only === undefined || others.length > 0) return undefined;
  const { property } = only;
  if (requested.has(property) || draft.derived?.has(property) === true) return undefined;
  const places = views.flatMap(({ entry }) => entry.path.split('/').filter((one) => CART.test(foldName(one))));
  const [place] = places;
  const source = place === undefined ? '' : `, and no rule takes them from the ${place}`;
  return spread(document, draft, property, `no request carries \`${property}\`${source}`);
}

/** What is known of lines and of what changes the sums of them. */
interface Known {
  readonly property: string;
  readonly line: Pick<Lines, 'price' | 'amount'>;
  readonly totals: readonly Total[];
  /** What changes what is to be paid, beside the lines. */
  readonly adjusting: readonly string[];
  readonly hasTax: boolean;
}

function explainTotal(name: string, { property, line, adjusting, hasTax }: Known, resource: string): string {
  const money = line.amount ?? line.price;
  const isMoney = readPieces(name, property) === undefined;
  if (isMoney && money !== undefined && !haveSameUnit(money, name))
    return `\`${name}\` is told in another unit than \`${money}\``;
  if (namesTax(name) && !hasTax) return `no rate that is clearly of a hundred or of one says what \`${name}\` is`;
  const others = adjusting.filter((one) => one !== name);
  if (isMoney && readSum(name, resource) === 'after' && others.length > 0)
    return `${quoteNames(others)} may change \`${name}\`, and nothing says how`;
  return `\`${name}\` cannot hold all that lines may come to: it has a bound, or is whole where they are not`;
}

/** What stands in the way of the sums of lines that are not worked out. */
export function explainTotals(document: OpenApiDocument, draft: ResourceDraft, known: Known): Gaps {
  const told = new Set(known.totals.map(({ property }) => property));
  const sums = listSums(document, draft, known.property).filter((name) => !told.has(name));
  return new Map(sums.map((name) => [name, explainTotal(name, known, draft.name)]));
}

/** What is added to a reason that names properties which nothing fills. */
export function describeGaps({ gaps }: ResourceDraft, names: readonly string[]): string {
  const said = new Set(names.flatMap((name) => gaps?.get(name) ?? []));
  return said.size === 0 ? '' : `: ${[...said].join('; ')}`;
}
