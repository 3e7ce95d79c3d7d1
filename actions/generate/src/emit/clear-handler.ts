import { toMember } from '../text/literals';

import { renderAnswer, renderItemAnswer } from './answer';
import { renderReferenced } from './change-many-handlers';
import type { HandlerFrame } from './handler-frame';
import { hasFilters, renderParentChecks } from './list-handler';
import { renderFilter } from './list-parts';
import { readPath } from './path';
import { guard } from './writing';

function renderCleared(frame: HandlerFrame): string {
  const { totalProperty, confirmation } = frame.operation.planned.success ?? {};
  if (totalProperty === undefined || confirmation !== undefined) return renderItemAnswer('', frame);
  return renderAnswer(`{ ${toMember(totalProperty, 'total')} }`, frame);
}

/** Removes all that is in a collection, or what its filters let through. */
export function renderClearHandler(frame: HandlerFrame): string[] {
  const { planned } = frame.operation;
  const reads = [
    ...(planned.parents.length > 0 ? readPath(frame) : []),
    ...(planned.filters.length > 0 ? ["const query = c.req.valid('query');"] : []),
  ];
  const filter = hasFilters(frame) ? (renderFilter(frame) ?? '{}') : '';
  const call = `await ${frame.useStore(frame.resource)}.clear(${filter});`;
  const told = planned.success?.totalProperty === undefined ? '' : 'const total = ';
  const body = [`${told}${call}`, renderCleared(frame)];
  return [...reads, ...renderParentChecks(frame), ...guard(body, renderReferenced(frame), frame)];
}
