import type { Lines, Total } from '@orchestrate/contracts/lines';
import type { Evidence } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Gaps } from './line-gaps';
import { explainTotals } from './line-gaps';
import { haveSameUnit, namesAdjustment, namesRate, namesTax, readPieces, readSum } from './line-names';
import type { SchemaView } from './operation-view';
import type { ResourceDraft } from './resources';
import { listRequested } from './writes';

/** The lines of an item, as far as they are known. */
interface Known {
  readonly property: string;
  readonly view: { readonly shown: SchemaView };
  readonly line: Omit<Lines, 'property' | 'totals' | 'tax'>;
}

interface Totals {
  readonly totals: readonly Total[];
  readonly tax?: NonNullable<Lines['tax']>;
}

/** Words that say that a number is what the lines come to, and nothing beside. */
const SAYS_SUM = /\b(?:sum|total) of (?:all |the |its |every )*(?:line|item|sub|amount|price)/i;
const SAYS_PERCENT = /%|\bper ?cent/i;
const SAYS_FRACTION = /\bfraction\b/i;
const SAYS_PIECES = /\b(?:quantit(?:y|ies)|pieces|units|copies)\b/i;
const SAYS_LINES = /\b(?:lines?|distinct|different)\b/i;

function read(document: OpenApiDocument, { value, pointer }: Located<Schema>): Schema {
  return { ...followSchema(document, value, pointer).value };
}

/** A number that may be anything that numbers add up to, above nothing or not. */
function isOpenNumber(schema: Schema): boolean {
  const { maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minimum = 0, enum: values } = schema;
  const isBound = [maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, values].some((one) => one !== undefined);
  return /^(?:integer|number)$/.test([schema.type ?? []].flat().join()) && !isBound && minimum <= 0;
}

/** The rate of a tax on the whole, and whether it is of a hundred or of one. */
function findRate(document: OpenApiDocument, { representation: { properties, schema } }: ResourceDraft): Totals['tax'] {
  const found = [...properties].filter(([name]) => namesRate(name));
  const [only] = found;
  if (only === undefined || found.length > 1 || schema.required?.includes(only[0]) !== true) return undefined;
  const { type, description = '', maximum } = read(document, only[1]);
  if (!/^(?:integer|number)$/.test([type ?? []].flat().join())) return undefined;
  const isPercent = /percent|pct/i.test(only[0]) || SAYS_PERCENT.test(description) || maximum === 100;
  const isFraction = SAYS_FRACTION.test(description) || maximum === 1;
  return isPercent === isFraction ? undefined : { rate: only[0], of: isPercent ? 100 : 1 };
}

/** What changes what is to be paid, beside the lines and the tax. */
function listAdjusting(document: OpenApiDocument, draft: ResourceDraft, known: readonly string[]): string[] {
  const names = [...draft.representation.properties].flatMap(([name, located]) => {
    const isText = listTypes(read(document, located)).join() === 'string';
    return isText && !/coupon|promo|voucher|discount/i.test(name) ? [] : [name];
  });
  const requested = [...listRequested(document, draft)].filter((name) => !draft.representation.properties.has(name));
  return [...names, ...requested].filter(
    (name) => namesAdjustment(name) && !known.includes(name) && readSum(name, '') === undefined,
  );
}

function readTotal(
  name: string,
  { description = '' }: Schema,
  { property, line, resource, hasTax, isAlone }: Known & { resource: string; hasTax: boolean; isAlone: boolean },
): Total['tells'] | undefined {
  const said = SAYS_PIECES.test(description) ? 'quantities' : SAYS_LINES.test(description) ? 'lines' : undefined;
  const pieces = readPieces(name, property, said !== undefined);
  if (pieces !== undefined) return said ?? pieces;
  const money = line.amount ?? line.price;
  if (money === undefined || !haveSameUnit(money, name)) return undefined;
  if (hasTax && namesTax(name)) return 'tax';
  const sum = readSum(name, resource);
  if (sum === undefined) return undefined;
  if (sum === 'before' || SAYS_SUM.test(description)) return 'amounts';
  if (!isAlone) return undefined;
  return hasTax ? 'taxed' : 'amounts';
}

/** Whether what is told may have a fraction, and a whole number could not. */
function isBroken(
  document: OpenApiDocument,
  { value, pointer }: Located<Schema>,
  tells: Total['tells'],
  { line, view }: Known,
): boolean {
  const isWhole = (one: Located<Schema> | undefined): boolean =>
    one !== undefined && listTypes(read(document, one)).join() === 'integer';
  if (tells === 'lines' || !isWhole({ value, pointer })) return false;
  const { properties } = view.shown;
  const money = line.amount === undefined ? [line.price, line.quantity] : [line.amount];
  const factors = tells === 'quantities' ? [line.quantity] : money;
  return !factors.every((name) => isWhole(properties.get(name ?? '')));
}

/** The numbers of an item that its lines make up, and that no request carries. */
export function findTotals(
  document: OpenApiDocument,
  draft: ResourceDraft,
  known: Known,
): Totals & { readonly gaps: Gaps } {
  const requested = listRequested(document, draft);
  const tax = findRate(document, draft);
  const { properties } = draft.representation;
  const taxes = [...properties.keys()].filter((name) => namesTax(name) && !requested.has(name));
  const explained = tax === undefined ? [] : [tax.rate, ...taxes];
  const adjusting = listAdjusting(document, draft, explained);
  const hasTax = tax !== undefined;
  const told = { ...known, resource: draft.name, hasTax, isAlone: adjusting.length === 0 };
  const totals = [...properties].flatMap(([property, located]): Total[] => {
    const schema = read(document, located);
    if (requested.has(property) || draft.derived?.has(property) === true || property === draft.id.property) return [];
    const tells = isOpenNumber(schema) ? readTotal(property, schema, told) : undefined;
    return tells === undefined || isBroken(document, located, tells, known) ? [] : [{ property, tells }];
  });
  const usesTax = totals.some(({ tells }) => tells === 'tax' || tells === 'taxed');
  const gaps = explainTotals(document, draft, { ...known, totals, adjusting, hasTax });
  return usesTax && tax !== undefined ? { totals, tax, gaps } : { totals, gaps };
}

function describeTotal({ property: total, tells }: Total, { property, price, quantity, amount, tax }: Lines): string {
  const each = amount === undefined ? `\`${price ?? ''}\` times \`${quantity ?? ''}\`` : `\`${amount}\``;
  const said: Readonly<Record<Total['tells'], string>> = {
    amounts: `the sum of ${each} of all \`${property}\``,
    tax: `of the sum of ${each} ${tax?.of === 100 ? 'the percentage' : 'the fraction'} that \`${tax?.rate ?? ''}\` says, rounded to the smallest unit`,
    taxed: `the sum of ${each} with the tax of \`${tax?.rate ?? ''}\``,
    quantities: `the sum of \`${quantity ?? ''}\` of all \`${property}\``,
    lines: `how many \`${property}\` there are`,
  };
  return `\`${total}\`: it is ${said[tells]}`;
}

/** What the plan says of lines. */
export function describeLines(lines: Lines, missed: readonly string[]): Evidence[] {
  const { property, of, id, price, quantity, amount, carried, totals, cart } = lines;
  const copies = (of?.copies ?? []).map(({ property: to, from }) =>
    to === from ? `\`${to}\`` : `\`${to}\` (its \`${from}\`)`,
  );
  const copied =
    of === undefined ? [] : [`${copies.join(', ')} of the ${of.resource} that \`${of.property}\` names, as it is then`];
  const worked =
    amount === undefined || carried.includes(amount)
      ? []
      : [`\`${amount}\`, which is \`${price ?? ''}\` times \`${quantity ?? ''}\``];
  const added = [...copied, ...(id === undefined ? [] : [`an \`${id}\` of its own`]), ...worked];
  const left = missed.length === 0 ? '' : `; nothing tells ${quoteNames([...missed])}, which is left out`;
  const kept = added.length === 0 ? 'as it is' : `with ${added.join(', and ')}`;
  const source = cart === undefined ? 'requests carry' : 'the cart of who calls holds what becomes';
  return [
    { rule: 'lines', detail: `${source} \`${property}\`: each is kept ${kept}${left}` },
    ...totals.map((total) => ({ rule: 'lines', detail: `no request carries ${describeTotal(total, lines)}` })),
  ];
}
