import type { Evidence, Paging, Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { ListShape } from './list-shape';
import { foldName, toSingular } from './names';
import type { SchemaView } from './operation-view';
import { describePageLinks, fitPageLinks } from './page-links';

export const TOTAL_NAMES = [
  'total',
  'totalcount',
  'totalitems',
  'totalelements',
  'totalresults',
  'totalrecords',
  'totalsize',
  'itemstotal',
];
export const LIMIT_NAMES = [
  ...['limit', 'pagesize', 'perpage', 'size', 'take', 'maxresults', 'top', 'pagelimit', 'itemsperpage'],
];
export const OFFSET_NAMES = ['offset', 'skip'];
export const PAGE_NAMES = ['page', 'pagenumber', 'pageindex', 'currentpage'];
/** Beside what tells of a page, its number needs no other name. */
const TOLD_PAGE_NAMES = [...PAGE_NAMES, 'number'];

export const PAGES_NAMES = ['totalpages', 'pagestotal', 'pagecount', 'pages', 'numpages', 'lastpage'];
const NEXT_NAMES = ['nextcursor', 'nextpagetoken', 'nexttoken', 'next', 'endcursor', 'continuationtoken', 'cursor'];
const MORE_NAMES = ['hasmore', 'hasnext', 'hasnextpage', 'more'];
const EARLIER_NAMES = ['hasprevious', 'hasprev', 'haspreviouspage', 'hasprevpage'];

/** Properties that tell of a page: which it is, how large, how many there are. */
export type PageTold = Pick<
  Success,
  | 'pageProperty'
  | 'totalProperty'
  | 'limitProperty'
  | 'positionProperty'
  | 'pagesProperty'
  | 'next'
  | 'moreProperty'
  | 'earlierProperty'
>;

function findNumber(envelope: SchemaView, names: readonly string[]): string | undefined {
  return [...envelope.properties].find(
    ([name, property]) =>
      (names.includes(foldName(name)) || (names === TOTAL_NAMES && isTotalCount(name, property.value))) &&
      /integer|number/.test(listTypes(property.value).join()),
  )?.[0];
}

function findOfType(envelope: SchemaView, names: readonly string[], type: 'string' | 'boolean'): string | undefined {
  const found = names.flatMap((name) => [...envelope.properties].filter(([own]) => foldName(own) === name));
  return found.find(([, property]) => listTypes(property.value).includes(type))?.[0];
}

/** The cursor of the next page, with what the last page may show in its place. */
function findNext(envelope: SchemaView): Success['next'] {
  const property = findOfType(envelope, NEXT_NAMES, 'string');
  if (property === undefined) return undefined;
  if (envelope.schema.required?.includes(property) !== true) return { property, atEnd: 'absent' };
  const schema = envelope.properties.get(property)?.value;
  const allowsNull = [schema?.type ?? []].flat().includes('null');
  return { property, atEnd: allowsNull ? 'null' : 'empty' };
}

/** `count` and `results` count the page or everything: only their description tells. */
function isTotalCount(name: string, { description }: Schema): boolean {
  return ['count', 'results'].includes(foldName(name)) && /\b(?:total|all|overall)\b/i.test(description ?? '');
}

/** `articlesCount` beside `articles`. */
function listCountNames(itemsProperty: string): string[] {
  return [itemsProperty, toSingular(itemsProperty)].flatMap((name) => {
    const folded = foldName(name);
    return [`${folded}count`, `total${folded}`, `${folded}total`];
  });
}

/** A `count` that must be there and is the only number beside the items can only count all of them. */
function findOnlyCount(envelope: SchemaView): string | undefined {
  const numbers = [...envelope.properties].filter(([, { value }]) => /integer|number/.test(listTypes(value).join()));
  const name = numbers[0]?.[0] ?? '';
  const isMeant =
    numbers.length === 1 && foldName(name) === 'count' && envelope.schema.required?.includes(name) === true;
  return isMeant ? name : undefined;
}

/** The number of pages, where an empty list may have none. */
function findPages(envelope: SchemaView): string | undefined {
  const property = findNumber(envelope, PAGES_NAMES);
  return (envelope.properties.get(property ?? '')?.value.minimum ?? 0) > 0 ? undefined : property;
}

/** Reads what an object tells of a page. */
export function readPageTold(envelope: SchemaView, itemsProperty: string): PageTold {
  const counted = findNumber(envelope, TOTAL_NAMES) ?? findNumber(envelope, listCountNames(itemsProperty));
  const found: Readonly<Record<string, string | undefined>> = {
    totalProperty: counted ?? findOnlyCount(envelope),
    limitProperty: findNumber(envelope, LIMIT_NAMES),
    positionProperty: findNumber(envelope, [...OFFSET_NAMES, ...TOLD_PAGE_NAMES]),
    pagesProperty: findPages(envelope),
    moreProperty: findOfType(envelope, MORE_NAMES, 'boolean'),
    earlierProperty: findOfType(envelope, EARLIER_NAMES, 'boolean'),
  };
  const next = findNext(envelope);
  const told = Object.fromEntries(Object.entries(found).filter(([, name]) => name !== undefined));
  return { ...told, ...(next === undefined ? {} : { next }) };
}

/** Whether anything is told of a page. */
export function isTold(told: PageTold): boolean {
  return Object.keys(told).length > 0;
}

/** What an envelope shows of the page, once it is known how the list is cut. */
export interface FittedEnvelope {
  readonly success: Success;
  /** Required properties that no rule can fill. */
  readonly unexplained: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Whether `page` in the answer repeats `page` of the request, and `offset` the offset. */
function repeatsPosition(name: string, { style }: Paging): boolean {
  return (style === 'offset' ? OFFSET_NAMES : style === 'page' ? TOLD_PAGE_NAMES : []).includes(foldName(name));
}

/** Keeps of what is told of a page what the request's parameters can fill. */
function fitTold({ limitProperty, positionProperty, ...told }: PageTold, paging: Paging | undefined): PageTold {
  const { totalProperty, pagesProperty, next, moreProperty, earlierProperty } = told;
  const isCursor = paging?.style === 'cursor';
  const isNumbered = paging?.style === 'page' || paging?.style === 'offset';
  const repeats = paging !== undefined && positionProperty !== undefined && repeatsPosition(positionProperty, paging);
  return {
    ...(totalProperty === undefined ? {} : { totalProperty }),
    ...(limitProperty === undefined || paging === undefined ? {} : { limitProperty }),
    ...(repeats ? { positionProperty } : {}),
    ...(pagesProperty === undefined || !isNumbered ? {} : { pagesProperty }),
    ...(isCursor && next !== undefined ? { next } : {}),
    ...((isCursor || isNumbered) && moreProperty !== undefined ? { moreProperty } : {}),
    ...(isNumbered && earlierProperty !== undefined ? { earlierProperty } : {}),
  };
}

/** Keeps of an envelope's page properties those that the request's parameters can fill. */
export function fitToPaging(
  { success, required, links }: ListShape,
  paging: Paging | undefined,
  isUnlinked = false,
): FittedEnvelope {
  const { pageProperty, totalProperty, limitProperty, positionProperty, pagesProperty, ...others } = success;
  const { next: cursor, moreProperty, earlierProperty, ...rest } = others;
  const { pageLinks, unexplained } = fitPageLinks(isUnlinked ? undefined : links, paging);
  const linked = (pageLinks?.links ?? []).map(({ property }) => property);
  const isLinked = pageLinks?.holder === pageProperty && linked.includes(cursor?.property ?? '');
  const next = isLinked ? undefined : cursor;
  const told = { totalProperty, limitProperty, positionProperty, pagesProperty, next, moreProperty, earlierProperty };
  const present = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as PageTold;
  const fitted = fitTold(present, paging);
  const names = Object.values(fitted).map((value) => (typeof value === 'object' ? value.property : value));
  const locate = (holder: string | undefined, name = ''): string => (holder === undefined ? name : `${holder}.${name}`);
  const known = new Set([
    success.itemsProperty,
    ...names.map((name) => locate(pageProperty, name)),
    ...linked.map((name) => locate(pageLinks?.holder, name)),
  ]);
  return {
    success: {
      ...rest,
      ...(pageProperty === undefined ? {} : { pageProperty }),
      ...fitted,
      ...(pageLinks === undefined ? {} : { pageLinks }),
    },
    evidence: describePageLinks(pageLinks),
    unexplained: [...required.filter((name) => !known.has(name)), ...unexplained],
  };
}
