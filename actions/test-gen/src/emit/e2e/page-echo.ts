import type { Paging, Success } from '@orchestrate/contracts/plan';

import { renderPageTold, renderTelling } from '../../service/answer-places';
import { renderAccess } from '../../text/code';

import type { ListCode } from './list-code';
import { renderHeaderTold } from './lists';

/** What the end of a list shows in place of what leads on. */
export const ENDS = { null: 'null', absent: 'undefined', empty: '""' } as const;

/** How many items are stored, and how many a page has. */
export interface Cut {
  readonly stored: number;
  readonly size: number;
}

/** Checks of what a page tells about itself. */
export function listEcho({ operation }: ListCode, paging: Paging, index: number, cut: Cut): string[] {
  const { success, pageHeaders = [] } = operation.planned;
  if (success === undefined) return [];
  const pages = Math.ceil(cut.stored / cut.size);
  const position = renderPage(paging, index, cut)[1];
  const values = { total: cut.stored, pages, position, size: cut.size };
  const told: [string | undefined, string | number | boolean][] = [
    [success.totalProperty, cut.stored],
    [success.limitProperty, cut.size],
    [success.positionProperty, position],
    [success.pagesProperty, pages],
    [success.moreProperty, index + 1 < pages],
    [success.earlierProperty, index > 0],
  ];
  return [
    ...pageHeaders.map(({ name, tells }) => renderHeaderTold(name, values[tells])),
    ...told.flatMap(([property, value]) =>
      property === undefined ? [] : [`expect(${renderPageTold(success, property)}).toBe(${String(value)});`],
    ),
    ...listMembers(success, paging, index, cut),
    ...listAddresses(success, paging, index, cut),
  ];
}

/** What else the envelope tells of a page. */
function listMembers(success: Success, paging: Paging, index: number, { stored, size }: Cut): string[] {
  const pages = Math.ceil(stored / size);
  const shown = Math.min(size, Math.max(0, stored - index * size));
  const told = {
    ...{ first: index === 0, last: index + 1 >= pages, empty: shown === 0, count: shown },
    ...{ position: renderPage(paging, index, { stored, size })[1], size, offset: index * size },
    ...{ paged: true, unpaged: false, sorted: false, unsorted: true },
  };
  return (success.pageMembers ?? []).map(({ path, tells }) => {
    const place = path.reduce(renderAccess, renderTelling(success));
    return `expect(${place}).toBe(${String(told[tells])});`;
  });
}

/** Where a page says that others are: nothing of those that are not there, else their place in the query. */
function listAddresses(
  { pageLinks, pageProperty: _, ...plain }: Success,
  paging: Paging,
  index: number,
  cut: Cut,
): string[] {
  const last = Math.ceil(cut.stored / cut.size) - 1;
  const places = { self: index, first: 0, prev: index > last ? last : index - 1, next: index + 1, last };
  return (pageLinks?.links ?? []).map(({ property, page, atEnd }) => {
    const held = pageLinks?.holder === undefined ? plain : { ...plain, pageProperty: pageLinks.holder };
    const told = renderPageTold(held, property);
    const [parameter, value] = renderPage(paging, places[page], cut);
    const isNowhere = page === 'next' ? index >= last : page === 'prev' && index === 0;
    return isNowhere
      ? `expect(${told}).toBe(${ENDS[atEnd]});`
      : `expect(new URL(${told} ?? "", "http://localhost").searchParams.get(${JSON.stringify(parameter)})).toBe("${value}");`;
  });
}

/** Query of a page whose index is known. */
export function renderPage(
  { style, positionParameter = '', first }: Paging,
  index: number,
  { size }: Cut,
): readonly [string, string] {
  return [positionParameter, String(style === 'page' ? index + (first ?? 1) : index * size)];
}
