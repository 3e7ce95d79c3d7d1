import type { Evidence, PageLinks, Paging } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { foldName } from './names';
import type { SchemaView } from './operation-view';
import { isPlainObject } from './operation-view';

type PageLink = PageLinks['links'][number];

/** What an envelope tells of other pages by their addresses, before it is known how the list is cut. */
export interface FoundPageLinks {
  readonly holder?: string;
  readonly links: readonly (PageLink & {
    /** Whether the document says that it is an address: `next` alone may be a cursor. */
    readonly isSaid: boolean;
  })[];
  /** What an object of their own must show. */
  readonly needed: readonly string[];
  /** Whether that object must be there. */
  readonly isNeeded?: boolean;
}

const NAME = /^(self|first|prev(?:ious)?|next|last)(?:page)?(url|uri|link|href)?$/;
const HOLDERS = ['links', 'pagelinks', 'paginglinks', 'paginationlinks'];
const ADDRESS = /\b(?:ur[il]|link|address)s?\b/i;

/** What is told where there is no such page; `undefined`: nothing may be. */
function findEnd(name: string, { schema }: SchemaView, value: Schema): PageLink['atEnd'] | undefined {
  if ([value.type ?? []].flat().includes('null')) return 'null';
  if (schema.required?.includes(name) !== true) return 'absent';
  return value.format === undefined && (value.minLength ?? 0) === 0 ? 'empty' : undefined;
}

function findLink(view: SchemaView, name: string, value: Schema, isHeld: boolean): FoundPageLinks['links'] {
  const [, relation, suffix] = NAME.exec(foldName(name)) ?? [];
  const { format, description = '', pattern } = value;
  const isText = listTypes(value).includes('string') && value.enum === undefined && pattern === undefined;
  const isAddress = format === 'uri' || format === 'uri-reference';
  if (relation === undefined || !isText || (format !== undefined && !isAddress)) return [];
  const isSaid = isHeld || isAddress || suffix !== undefined || ADDRESS.test(description);
  const page = relation.startsWith('prev') ? 'prev' : (relation as PageLink['page']);
  const isAlways = page === 'self' || page === 'first';
  const atEnd = findEnd(name, view, value) ?? (isAlways ? 'absent' : undefined);
  const isNeighbour = page === 'next' || page === 'prev';
  const isCursor = !isSaid && /cursor|token/i.test(description);
  if (atEnd === undefined || isCursor || !(isSaid || isNeighbour)) return [];
  return [{ property: name, page, atEnd, isSaid }];
}

function listLinks(view: SchemaView, isHeld: boolean): FoundPageLinks['links'] {
  return [...view.properties].flatMap(([name, { value }]) => findLink(view, name, value, isHeld));
}

/** Addresses of pages beside the items, or beside what else tells of the page. */
export function findPageLinks(view: SchemaView, holder?: string): FoundPageLinks | undefined {
  const links = listLinks(view, false);
  return links.length === 0 ? undefined : { ...(holder === undefined ? {} : { holder }), links, needed: [] };
}

/** Addresses of pages in an object of their own: `links`. */
export function findHeldLinks(
  envelope: SchemaView,
  objects: readonly (readonly [name: string, view: SchemaView])[],
): FoundPageLinks | undefined {
  const [holder, view] = objects.find(([name]) => HOLDERS.includes(foldName(name))) ?? [];
  if (holder === undefined || view === undefined || !isPlainObject(view)) return undefined;
  const links = listLinks(view, true);
  const isNeeded = envelope.schema.required?.includes(holder) === true;
  return links.length === 0 ? undefined : { holder, links, needed: view.schema.required ?? [], isNeeded };
}

/** What is told of other pages, and what must be and cannot. */
interface FittedLinks {
  readonly pageLinks?: PageLinks;
  readonly unexplained: readonly string[];
}

/** Keeps the addresses that the request's parameters lead to. A cursor leads to the first page and on. */
export function fitPageLinks(found: FoundPageLinks | undefined, paging: Paging | undefined): FittedLinks {
  if (found === undefined) return { unexplained: [] };
  const { holder, links, needed, isNeeded = false } = found;
  const isCursor = paging?.style === 'cursor';
  const isKept = ({ page, atEnd, isSaid }: FoundPageLinks['links'][number]): boolean =>
    !isCursor || (isSaid && (atEnd !== 'empty' || (page !== 'prev' && page !== 'last')));
  const leads = paging !== undefined && paging.style !== 'limit';
  const kept = leads ? links.filter(isKept).map(({ property, page, atEnd }) => ({ property, page, atEnd })) : [];
  const lost = needed.filter((name) => kept.every(({ property }) => property !== name));
  if (kept.length === 0 || lost.length > 0)
    return { unexplained: isNeeded ? [holder ?? '', ...lost.map((name) => `${holder ?? ''}.${name}`)] : [] };
  return { pageLinks: { ...(holder === undefined ? {} : { holder }), links: kept }, unexplained: [] };
}

/** What the plan says of them. */
export function describePageLinks(found: PageLinks | undefined): Evidence[] {
  if (found === undefined) return [];
  const { holder, links } = found;
  const names = quoteNames(links.map(({ property }) => (holder === undefined ? property : `${holder}.${property}`)));
  return [{ rule: 'link', detail: `${names} in the answer: addresses of pages` }];
}
