import type { Paging } from '@orchestrate/contracts/plan';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { findAccount } from '../model/derived';
import { checksParent, createScopeFilter, CUT, listStoreFilters, nameFilter } from '../model/store-needs';
import { toAccess, toLiteral, toMember } from '../text/literals';

import { renderAnswer } from './answer';
import { renderTag } from './conditions';
import type { HandlerFrame } from './handler-frame';
import { findResource, renderThrow, renderViewer, useMapper } from './handler-frame';
import { storeFile } from './store-frame';
import { sortType } from './store-order';

const RANGE_FILE = 'src/storage/range.ts';
const CURSOR_FILE = 'src/http/cursor.ts';

/** Refuses to list what belongs to a parent that is not there. */
function renderParentChecks(frame: HandlerFrame): string[] {
  const { operation } = frame;
  return operation.planned.parents.flatMap(({ parameter, resource: name }) => {
    const parent = findResource(frame, name);
    const isDeclared =
      operation.responses.has('404') || operation.responses.has('default') || operation.responses.has('4XX');
    if (parent === undefined || name === undefined || !checksParent(operation, name) || !isDeclared) return [];
    const found = `await ${frame.useStore(parent)}.find(path${toAccess(parameter)})`;
    return [`if ((${found}) === undefined) ${renderThrow(404, `There is no such ${parent.words}.`, frame)}`];
  });
}

function renderFilter({ operation, resource, service, useCaller }: HandlerFrame): string | undefined {
  const { parents, filters, scope } = operation.planned;
  const account = findAccount(service.resources);
  const entries = [
    ...parents.map(({ parameter, property }) => `${nameFilter(property, 'eq')}: path${toAccess(parameter)},`),
    ...filters.map(
      ({ parameter, property, operator }) => `${nameFilter(property, operator)}: query${toAccess(parameter)},`,
    ),
    ...(scope === undefined ? [] : [`${createScopeFilter(resource, scope, account).key}: ${useCaller()}.id,`]),
  ];
  return entries.length === 0 ? undefined : `{ ${entries.join(' ')} }`;
}

function hasDefault(parameter: string, { service, operation }: HandlerFrame): boolean {
  const found = operation.parameters.find(({ value }) => value.in === 'query' && value.name === parameter);
  return followSchema(service.document, found?.value.schema, '#').value.default !== undefined;
}

/** The size of a page: as asked for, else as planned. */
function renderLimit({ limitParameter, defaultLimit }: Paging, frame: HandlerFrame): string {
  const asked = `query${toAccess(limitParameter)}`;
  return defaultLimit === undefined || hasDefault(limitParameter, frame) ? asked : `${asked} ?? ${defaultLimit}`;
}

function renderRange(frame: HandlerFrame): string {
  const { module, operation } = frame;
  const { paging } = operation.planned;
  if (paging === undefined) return module.use('EVERYTHING', RANGE_FILE);
  const limit = renderLimit(paging, frame);
  if (paging.positionParameter === undefined) return `${module.use('limitRange', RANGE_FILE)}(${limit})`;
  const create = module.use(paging.style === 'page' ? 'pageRange' : 'offsetRange', RANGE_FILE);
  return `${create}(query${toAccess(paging.positionParameter)}, ${limit})`;
}

function renderPosition(frame: HandlerFrame): string {
  const { paging, success } = frame.operation.planned;
  const isPage = paging === undefined ? /page/i.test(success?.positionProperty ?? '') : paging.style === 'page';
  const first = isPage ? '1' : '0';
  if (paging?.positionParameter === undefined) return first;
  const asked = `query${toAccess(paging.positionParameter)}`;
  return hasDefault(paging.positionParameter, frame) ? asked : `${asked} ?? ${first}`;
}

function renderSize(frame: HandlerFrame): string {
  const { paging } = frame.operation.planned;
  if (paging === undefined) return 'rows.length';
  const limit = renderLimit(paging, frame);
  return hasDefault(paging.limitParameter, frame) || limit.includes('??') ? limit : `${limit} ?? rows.length`;
}

/** The list as the specification wraps it. */
function renderList(frame: HandlerFrame, { next }: { readonly next?: string } = {}): string {
  const { success } = frame.operation.planned;
  const items = `rows.map(${useMapper(frame)})`;
  if (success?.itemsProperty === undefined) return items;
  const entries: readonly (readonly [string | undefined, string])[] = [
    [success.itemsProperty, items],
    [success.positionProperty, renderPosition(frame)],
    [success.limitProperty, renderSize(frame)],
    [success.totalProperty, 'total'],
    [success.next?.property, next ?? 'null'],
    [success.moreProperty, 'last !== undefined'],
  ];
  const written = entries.flatMap(([name, value]) => (name === undefined ? [] : [toMember(name, value)]));
  return `{ ${written.join(', ')} }`;
}

/** The argument that says how the list is ordered; the choices are a table of the module. */
function renderSort(frame: HandlerFrame): string[] {
  const { module, operation, resource } = frame;
  const { sorting } = operation.planned;
  if (sorting === undefined) return [];
  const type = module.useType(sortType(resource), storeFile(resource));
  const entries = sorting.choices.map(({ value, property, descending }) => {
    const by = property === undefined ? '' : `by: ${toLiteral(property)}, `;
    return `[${toLiteral(value)}, { ${by}isDescending: ${descending} }],`;
  });
  module.add(
    `/** What the values of \`${sorting.parameter}\` mean. */\nconst sorts = new Map<string, ${type}>([\n${entries.join('\n')}\n]);`,
  );
  const asked = `query${toAccess(sorting.parameter)}`;
  const found = `sorts.get(${hasDefault(sorting.parameter, frame) ? asked : `${asked} ?? ''`})`;
  if (sorting.direction === undefined) return [found];
  const turning = `query${toAccess(sorting.direction.parameter)}`;
  const isTurned = sorting.direction.descending.map((value) => `${turning} === ${toLiteral(value)}`).join(' || ');
  return [`{ ...${found}, isDescending: ${isTurned} }`];
}

/** Whether the store's lists take a filter. */
function hasFilters({ resource, service }: HandlerFrame): boolean {
  return listStoreFilters(resource, findAccount(service.resources)).length > 0;
}

function renderReads({ operation: { planned } }: HandlerFrame): string[] {
  const needsQuery = planned.filters.length > 0 || planned.paging !== undefined || planned.sorting !== undefined;
  return [
    ...(planned.parents.length > 0 ? ["const path = c.req.valid('param');"] : []),
    ...(needsQuery ? ["const query = c.req.valid('query');"] : []),
  ];
}

/** The list as it is answered, and the tag of it where that is told. */
function renderListAnswer(list: string, frame: HandlerFrame): string[] {
  if (frame.operation.planned.conditions?.showsTag !== true) return [renderAnswer(list, frame)];
  const { lines, tag } = renderTag('body', frame);
  return [`const body = ${list};`, ...lines, renderAnswer('body', frame, tag)];
}

const ENDS = { null: 'null', absent: 'undefined', empty: "''" } as const;

/** A page with the cursor of the next one: one item more is read than shown, to know whether there is one. */
function renderCursorPage(paging: Paging, frame: HandlerFrame): string[] {
  const { module, operation, resource } = frame;
  const { success } = operation.planned;
  const store = frame.useStore(resource);
  const [read, write] = [module.use('readCursor', CURSOR_FILE), module.use('writeCursor', CURSOR_FILE)];
  const filter = renderFilter(frame);
  const cursor = `${CUT}: ${read}(query${toAccess(paging.positionParameter ?? '')})`;
  const isCounted = success?.totalProperty !== undefined;
  const given = filter === undefined ? `{ ${cursor} }` : `{ ...filter, ${cursor} }`;
  const list = `${store}.list(${given}, ${module.use('limitRange', RANGE_FILE)}(limit + 1)${renderViewer(frame)})`;
  const counted = `const [found, total] = await Promise.all([${list}, ${store}.count(${filter === undefined ? '{}' : 'filter'})]);`;
  const next = `last === undefined ? ${ENDS[success?.next?.atEnd ?? 'null']} : ${write}(last${toAccess(resource.order.property)})`;
  return [
    ...(filter === undefined ? [] : [`const filter = ${filter};`]),
    `const limit = ${renderLimit(paging, frame)};`,
    isCounted ? counted : `const found = await ${list};`,
    'const rows = found.slice(0, limit);',
    'const last = found.length > rows.length ? rows.at(-1) : undefined;',
    ...renderListAnswer(renderList(frame, { next }), frame),
  ];
}

/** The body of a handler that lists items. */
export function renderListHandler(frame: HandlerFrame): string[] {
  const { planned } = frame.operation;
  const before = [...renderReads(frame), ...renderParentChecks(frame)];
  if (planned.paging?.style === 'cursor') return [...before, ...renderCursorPage(planned.paging, frame)];
  const store = frame.useStore(frame.resource);
  const filter = renderFilter(frame);
  const isNarrowed = hasFilters(frame);
  const given = isNarrowed ? [filter ?? '{}'] : [];
  const cut = [renderRange(frame), renderViewer(frame).slice(2), ...renderSort(frame)].filter(Boolean).join(', ');
  const answer = renderListAnswer(renderList(frame), frame);
  if (planned.success?.totalProperty === undefined)
    return [...before, `const rows = await ${store}.list(${[...given, cut].join(', ')});`, ...answer];
  const named = isNarrowed ? [`const filter = ${filter ?? '{}'};`] : [];
  const [list, count] = isNarrowed ? [`filter, ${cut}`, 'filter'] : [cut, ''];
  const both = `[${store}.list(${list}), ${store}.count(${count})]`;
  return [...before, ...named, `const [rows, total] = await Promise.all(${both});`, ...answer];
}
