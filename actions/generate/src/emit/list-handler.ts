import { findAccount } from '../model/derived';
import { listStoreFilters } from '../model/store-filters';
import { checksParent, countsAll } from '../model/store-needs';
import { toAccess } from '../text/literals';

import { renderItemAnswer } from './answer';
import { renderCursorPage } from './cursor-page';
import type { HandlerFrame } from './handler-frame';
import { findResource, renderNoSuch, renderThrow, renderViewer } from './handler-frame';
import {
  renderAskedPosition,
  renderCounted,
  renderFilter,
  renderLimit,
  renderList,
  renderListAnswer,
  renderPosition,
  renderSort,
} from './list-parts';
import { asksWhose } from './owned-references';
import { renderPlaces } from './page-places';
import { readPath } from './path';

const RANGE_FILE = 'src/storage/range.ts';

/** Refuses what is about all items of a parent that is not there. */
export function renderParentChecks(frame: HandlerFrame): string[] {
  const { operation } = frame;
  const { parents, ancestors = [], member } = operation.planned;
  const known = new Set(ancestors.map(({ of }) => of.parameter));
  return [...parents, ...(member?.parameter === undefined ? [] : [{ ...member, parameter: member.parameter }])].flatMap(
    ({ parameter, resource: name }) => {
      if (known.has(parameter) || asksWhose(frame, parameter)) return [];
      const parent = findResource(frame, name);
      const isDeclared =
        operation.responses.has('404') || operation.responses.has('default') || operation.responses.has('4XX');
      if (parent === undefined || name === undefined || !checksParent(operation, name) || !isDeclared) return [];
      const found = `await ${frame.useStore(parent)}.find(path${toAccess(parameter)})`;
      return [`if ((${found}) === undefined) ${renderNoSuch(parent, frame)}`];
    },
  );
}

function renderRange(frame: HandlerFrame): string {
  const { module, operation } = frame;
  const { paging, success } = operation.planned;
  if (success?.shape === 'item') return '{ offset: 0, limit: 1 }';
  if (paging === undefined) return module.use('EVERYTHING', RANGE_FILE);
  const limit = renderLimit(paging, frame);
  if (paging.positionParameter === undefined) return `${module.use('limitRange', RANGE_FILE)}(${limit})`;
  const create = module.use(paging.style === 'page' ? 'pageRange' : 'offsetRange', RANGE_FILE);
  const asked = renderAskedPosition(paging, frame);
  return `${create}(${paging.first === 0 ? `(${renderPosition(frame)}) + 1` : asked}, ${limit})`;
}

/** Whether the store's lists take a filter. */
export function hasFilters({ resource, service }: HandlerFrame): boolean {
  return listStoreFilters(resource, findAccount(service.resources)).length > 0;
}

function renderReads(frame: HandlerFrame): string[] {
  const { planned } = frame.operation;
  const needsQuery =
    planned.filters.length > 0 || planned.paging !== undefined || planned.sorting?.parameter !== undefined;
  return [
    ...(planned.parents.length > 0 || planned.member !== undefined ? readPath(frame) : []),
    ...(needsQuery ? ["const query = c.req.valid('query');"] : []),
  ];
}

/** The first of a list, which is all that is answered of it. */
function renderFirst(frame: HandlerFrame): string[] {
  const { variable, words } = frame.resource;
  const missing = renderThrow(404, `There is no ${words}.`, frame, [variable, 'not found']);
  return [
    `const [${variable}] = rows;`,
    `if (${variable} === undefined) ${missing}`,
    renderItemAnswer(variable, frame),
  ];
}

/** The body of a handler that lists items, or shows the first of them. */
export function renderListHandler(frame: HandlerFrame): string[] {
  const { planned } = frame.operation;
  const before = [...renderReads(frame), ...renderParentChecks(frame)];
  if (planned.paging?.style === 'cursor') return [...before, ...renderCursorPage(planned.paging, frame)];
  const store = frame.useStore(frame.resource);
  const filter = renderFilter(frame);
  const isNarrowed = hasFilters(frame);
  const given = isNarrowed ? [filter ?? '{}'] : [];
  const cut = [renderRange(frame), renderViewer(frame).slice(2), ...renderSort(frame)].filter(Boolean).join(', ');
  const { link, before: addressed } = renderPlaces(frame);
  const isOne = planned.success?.shape === 'item';
  const answer = isOne ? renderFirst(frame) : [...addressed, ...renderListAnswer(renderList(frame), frame, link)];
  if (!countsAll(frame.operation))
    return [...before, `const rows = await ${store}.list(${[...given, cut].join(', ')});`, ...answer];
  const named = isNarrowed ? [`const filter = ${filter ?? '{}'};`] : [];
  const [list, count] = isNarrowed ? [`filter, ${cut}`, renderCounted('filter', frame)] : [cut, ''];
  const both = `[${store}.list(${list}), ${store}.count(${count})]`;
  return [...before, ...named, `const [rows, total] = await Promise.all(${both});`, ...answer];
}
