import { nameTransition } from '../model/store-needs';

import { renderAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { hasFilters, renderParentChecks } from './list-handler';
import { renderFilter } from './list-parts';
import { readPath } from './path';

/** Tells numbers of all items that the path, the filters and the caller let through. */
export function renderStatisticsHandler(frame: HandlerFrame): string[] {
  const { planned } = frame.operation;
  const filter = hasFilters(frame) ? (renderFilter(frame) ?? '{}') : '';
  return [
    ...(planned.parents.length > 0 ? readPath(frame) : []),
    ...(planned.filters.length > 0 ? ["const query = c.req.valid('query');"] : []),
    ...renderParentChecks(frame),
    `const numbers = await ${frame.useStore(frame.resource)}.${nameTransition(planned.id)}(${filter});`,
    renderAnswer('numbers', frame),
  ];
}
