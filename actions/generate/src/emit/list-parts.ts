import type { PageMember } from '@orchestrate/contracts/page-member';
import type { Paging, Success } from '@orchestrate/contracts/plan';
import type { Sorting } from '@orchestrate/contracts/sorting';

import { findAccount } from '../model/derived';
import { createScopeFilter, listConditions, nameFilter, nameHeldFilter } from '../model/store-filters';
import { asksVastly } from '../model/vast-integers';
import { toAccess, toLiteral, toMember } from '../text/literals';

import { renderAnswer } from './answer';
import { renderAsked, renderAskedIn } from './asked';
import { renderTag } from './conditions';
import type { HandlerFrame } from './handler-frame';
import { renderListEnvelope, useMapper } from './handler-frame';
import { renderPageMembers } from './page-members';
import { storeFile } from './store-frame';
import { sortType } from './store-order';

/** What narrows a list; `undefined`: nothing does. */
export function renderFilter(frame: HandlerFrame): string | undefined {
  const { operation, resource, service, useCaller } = frame;
  const { parents, filters, scope, member } = operation.planned;
  const account = findAccount(service.resources);
  const entries = [
    ...parents.map(({ parameter, property }) => `${nameFilter(property, 'eq')}: path${toAccess(parameter)},`),
    ...filters.map(
      ({ parameter, property, operator, held, others }) =>
        `${nameFilter(property, operator, others)}: ${held === undefined ? renderAsked(parameter, frame) : renderAskedIn(held, frame)},`,
    ),
    ...(scope === undefined ? [] : [`${createScopeFilter(resource, scope, account).key}: ${useCaller()}.id,`]),
  ];
  if (member?.parameter !== undefined) entries.push(`${nameHeldFilter(member)}: path${toAccess(member.parameter)},`);
  return entries.length === 0 ? undefined : `{ ${entries.join(' ')} }`;
}

function renderAskedLimit({ limitParameter, held }: Paging, frame: HandlerFrame, fallback?: string): string {
  if (held === undefined && limitParameter === undefined) return fallback ?? 'undefined';
  if (held === undefined) return renderAsked(limitParameter ?? '', frame, fallback);
  return renderAskedIn({ in: held.in, property: held.limit }, frame, fallback);
}

/** The size of a page: as asked for, else as planned. */
export function renderLimit(paging: Paging, frame: HandlerFrame): string {
  return renderAskedLimit(paging, frame, paging.defaultLimit === undefined ? undefined : String(paging.defaultLimit));
}

/** The place of the page as the request has it, where it has one. */
export function renderAskedPosition(
  { positionParameter = '', held }: Paging,
  frame: HandlerFrame,
  fallback?: string,
): string {
  if (held?.position === undefined) return renderAsked(positionParameter, frame, fallback);
  return renderAskedIn({ in: held.in, property: held.position }, frame, fallback);
}

/** The place of the page, as the request has it. */
export function renderPosition(frame: HandlerFrame): string {
  const { paging, success } = frame.operation.planned;
  const isPage = paging === undefined ? /page/i.test(success?.positionProperty ?? '') : paging.style === 'page';
  const first = isPage ? String(paging?.first ?? 1) : '0';
  return paging?.positionParameter === undefined ? first : renderAskedPosition(paging, frame, first);
}

/** How many items a page holds. */
export function renderSize(frame: HandlerFrame): string {
  const { paging } = frame.operation.planned;
  if (paging === undefined) return 'rows.length';
  return renderAskedLimit(paging, frame, String(paging.defaultLimit ?? 'rows.length'));
}

/** How many items a page has room for: without a size there is one page, with everything. */
function renderRoom(frame: HandlerFrame): string {
  const { paging } = frame.operation.planned;
  return paging === undefined ? 'total' : renderAskedLimit(paging, frame, String(paging.defaultLimit ?? 'total'));
}

/** The number of items up to the end of the page. */
function renderReached(frame: HandlerFrame): string {
  const { paging } = frame.operation.planned;
  const position = `(${renderPosition(frame)})`;
  if (paging?.style !== 'page') return `${position} + rows.length`;
  return `${paging.first === 0 ? `(${position} + 1)` : position} * (${renderRoom(frame)})`;
}

/** Whether there is a page after this one, and before it. */
function renderNeighbours(frame: HandlerFrame): readonly [more: string, earlier: string] {
  const { paging } = frame.operation.planned;
  if (paging?.style === 'cursor') return ['last !== undefined', 'false'];
  const first = paging?.style === 'page' ? String(paging.first ?? 1) : '0';
  return [`${renderReached(frame)} < total`, `(${renderPosition(frame)}) > ${first}`];
}

/** How many pages the items fill. */
function renderPages(frame: HandlerFrame): string {
  return `Math.ceil(total / Math.max(1, ${renderRoom(frame)}))`;
}

/** Code of what a member of the envelope tells of the page. */
function renderTold(tells: PageMember['tells'], frame: HandlerFrame): string {
  const { paging, sorting } = frame.operation.planned;
  const [more, earlier] = renderNeighbours(frame);
  const size = `(${renderSize(frame)})`;
  const position = `(${renderPosition(frame)})`;
  const before = paging?.first === 0 ? position : `(${position} - 1)`;
  const isUsual = sorting?.parameter === undefined;
  const sort = isUsual ? 'undefined' : renderSortValue(sorting, frame);
  const told: Readonly<Record<PageMember['tells'], string>> = {
    first: `!(${earlier})`,
    last: `!(${more})`,
    empty: 'rows.length === 0',
    count: 'rows.length',
    position: renderPosition(frame),
    size: renderSize(frame),
    offset: paging?.style === 'page' ? `${before} * ${size}` : position,
    paged: String(paging !== undefined),
    unpaged: String(paging === undefined),
    sorted: isUsual ? String(sorting !== undefined) : `${sort} !== undefined`,
    unsorted: isUsual ? String(sorting === undefined) : `${sort} === undefined`,
  };
  return told[tells];
}

/** The list as the specification wraps it. */
export function renderList(frame: HandlerFrame, { next }: { readonly next?: string } = {}): string {
  const { success } = frame.operation.planned;
  const items = `rows.map(${useMapper(frame)})`;
  if (success?.itemsProperty === undefined) return items;
  const [more, earlier] = renderNeighbours(frame);
  const told: readonly (readonly [string | undefined, string])[] = [
    [success.positionProperty, renderPosition(frame)],
    [success.limitProperty, renderSize(frame)],
    [success.totalProperty, 'total'],
    [success.pagesProperty, renderPages(frame)],
    [success.next?.property, next ?? 'null'],
    [success.moreProperty, more],
    [success.earlierProperty, earlier],
  ];
  const page = told.flatMap(([name, value]) => (name === undefined ? [] : [toMember(name, value)]));
  const members = renderPageMembers(success.pageMembers ?? [], (tells) => renderTold(tells, frame));
  const addresses = renderAddresses(success);
  const holder = success.pageLinks?.holder;
  const isBeside = holder === success.pageProperty;
  const held = renderHeld(success.pageProperty, isBeside ? [...page, ...addresses] : page);
  const linked = isBeside ? [] : renderHeld(holder, addresses);
  const list = toMember(success.itemsProperty, items);
  return renderListEnvelope([list], [...held, ...linked, ...members], frame);
}

/** Members of the envelope, or the one object in it that holds them. */
function renderHeld(holder: string | undefined, members: readonly string[]): readonly string[] {
  return holder === undefined ? members : [toMember(holder, `{ ${members.join(', ')} }`)];
}

const ENDS = { null: ' ?? null', absent: '', empty: " ?? ''" } as const;

/** The members that hold addresses of pages. */
function renderAddresses({ pageLinks }: Success): string[] {
  return (pageLinks?.links ?? []).map(({ property, page, atEnd }) =>
    toMember(property, `addresses${toAccess(page)}${ENDS[atEnd]}`),
  );
}

/** What the request asks to be ordered by: of a list of values, the first counts. */
function renderSortValue({ parameter = '', held, isList }: Sorting, frame: HandlerFrame): string {
  const fallback = isList === undefined ? "''" : undefined;
  const value = held === undefined ? renderAsked(parameter, frame, fallback) : renderAskedIn(held, frame, fallback);
  return `sorts.get(${isList === undefined ? value : `(${value} ?? [])[0] ?? ''`})`;
}

/** The argument that says how the list is ordered; the choices are a table of the module. */
export function renderSort(frame: HandlerFrame): string[] {
  const { module, operation, resource } = frame;
  const { sorting } = operation.planned;
  if (sorting === undefined) return [];
  if (sorting.parameter === undefined) {
    const { property, descending = false } = sorting.choices[0] ?? {};
    return [`{ ${property === undefined ? '' : `by: ${toLiteral(property)}, `}isDescending: ${descending} }`];
  }
  const type = module.useType(sortType(resource), storeFile(resource));
  const entries = sorting.choices.map(({ value, property, descending }) => {
    const by = property === undefined ? '' : `by: ${toLiteral(property)}, `;
    return `[${toLiteral(value)}, { ${by}isDescending: ${descending} }],`;
  });
  module.add(
    `/** What the values of \`${sorting.parameter}\` mean. */\nconst sorts = new Map<string, ${type}>([\n${entries.join('\n')}\n]);`,
  );
  const found = renderSortValue(sorting, frame);
  if (sorting.direction === undefined) return [found];
  const turning = `query${toAccess(sorting.direction.parameter)}`;
  const isTurned = sorting.direction.descending.map((value) => `${turning} === ${toLiteral(value)}`).join(' || ');
  return [`{ ...${found}, isDescending: ${isTurned} }`];
}

/** Headers that tell of all items and of the page. */
function renderPageHeaders(frame: HandlerFrame): Record<string, string> {
  const told = { total: () => 'total', pages: renderPages, position: renderPosition, size: renderSize };
  const { operation, service } = frame;
  const { limitParameter = '', positionParameter = '' } = operation.planned.paging ?? {};
  const asked: Readonly<Record<string, string>> = { position: positionParameter, size: limitParameter };
  const render = (tells: keyof typeof told): string => {
    // As text a number beyond 10^21 has an exponent, which no whole number has.
    const isVast = asksVastly(service.document, operation, asked[tells] ?? '');
    return isVast ? `BigInt(${told[tells](frame)})` : told[tells](frame);
  };
  const headers = operation.planned.pageHeaders ?? [];
  return Object.fromEntries(headers.map(({ name, tells }) => [name, `String(${render(tells)})`]));
}

/** The list as it is answered, with the tag of it and the links to other pages where these are told. */
export function renderListAnswer(list: string, frame: HandlerFrame, link?: string): string[] {
  const { lines, tag } = renderTag('body', frame);
  const headers = { ETag: tag, Link: link, ...renderPageHeaders(frame) };
  if (tag === undefined) return [renderAnswer(list, frame, headers)];
  return [`const body = ${list};`, ...lines, renderAnswer('body', frame, headers)];
}

/** What a store is given to count what a list narrows. */
export function renderCounted(filter: string, { resource, service }: HandlerFrame): string {
  return listConditions(resource, findAccount(service.resources)).length === 0 ? '' : filter;
}
