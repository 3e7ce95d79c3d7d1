import type { Paging } from '@orchestrate/contracts/plan';

import { CUT, isCutInOrder } from '../model/store-filters';
import { countsAll } from '../model/store-needs';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { renderViewer } from './handler-frame';
import {
  renderAskedPosition,
  renderCounted,
  renderFilter,
  renderLimit,
  renderList,
  renderListAnswer,
  renderSort,
} from './list-parts';
import { renderPlaces } from './page-places';

const RANGE_FILE = 'src/storage/range.ts';
const CURSOR_FILE = 'src/http/cursor.ts';
const ENDS = { null: 'null', absent: 'undefined', empty: "''" } as const;

/** The cursor of what follows the last item of the page: its place, and where the list is ordered what it is ordered by. */
function renderNext({ module, operation, resource }: HandlerFrame): string {
  const place = `last${toAccess(resource.order.property)}`;
  if (!isCutInOrder(resource)) return `${module.use('writeCursor', CURSOR_FILE)}(${place})`;
  const { sorting } = operation.planned;
  const by = sorting?.direction === undefined ? 'sort?.by' : 'sort.by';
  const value = sorting?.parameter === undefined ? '' : `, ${by} && last[sort.by]`;
  return `${module.use('writePlace', CURSOR_FILE)}(${place}${value})`;
}

/** A page with the cursor of the next one: one item more is read than shown, to know whether there is one. */
export function renderCursorPage(paging: Paging, frame: HandlerFrame): string[] {
  const { module, operation, resource } = frame;
  const { success, links = false } = operation.planned;
  const isNamed = links || success?.pageLinks !== undefined;
  const store = frame.useStore(resource);
  const read = module.use(isCutInOrder(resource) ? 'readPlace' : 'readCursor', CURSOR_FILE);
  const filter = renderFilter(frame);
  const cursor = `${CUT}: ${read}(${renderAskedPosition(paging, frame)})`;
  const isCounted = countsAll(operation);
  const given = filter === undefined ? `{ ${cursor} }` : `{ ...filter, ${cursor} }`;
  const [sort] = renderSort(frame);
  const range = `${module.use('limitRange', RANGE_FILE)}(limit + 1)`;
  const list = `${store}.list(${given}, ${range}${renderViewer(frame)}${sort === undefined ? '' : ', sort'})`;
  const counted = `const [found, total] = await Promise.all([${list}, ${store}.count(${renderCounted(filter === undefined ? '{}' : 'filter', frame)})]);`;
  const end = ENDS[success?.next?.atEnd ?? 'null'];
  const next = isNamed
    ? end === 'undefined'
      ? 'next'
      : `next ?? ${end}`
    : `last === undefined ? ${end} : ${renderNext(frame)}`;
  const { link, before } = renderPlaces(frame, 'next');
  return [
    ...(filter === undefined ? [] : [`const filter = ${filter};`]),
    `const limit = ${renderLimit(paging, frame)};`,
    ...(sort === undefined ? [] : [`const sort = ${sort};`]),
    isCounted ? counted : `const found = await ${list};`,
    'const rows = found.slice(0, limit);',
    'const last = found.length > rows.length ? rows.at(-1) : undefined;',
    ...(isNamed ? [`const next = last && ${renderNext(frame)};`] : []),
    ...before,
    ...renderListAnswer(renderList(frame, { next }), frame, link),
  ];
}
