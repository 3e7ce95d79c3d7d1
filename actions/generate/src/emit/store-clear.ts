import { listWorking } from '../model/derived';
import { toAccess } from '../text/literals';

import { isNarrowed, renderMatching } from './store-filters';
import type { StoreFrame } from './store-frame';
import { filterType } from './store-frame';
import { joinConditions, renderDeletion, renderPresence } from './store-presence';
import { run } from './store-rows';

/** Removes all that a filter lets through, in one statement. */
export function renderClear(frame: StoreFrame): string {
  const { resource, module } = frame;
  const { constant } = resource.table;
  const isSoft = resource.planned.softDeletion !== undefined;
  const isCounted = listWorking(resource).some(
    ({ planned }) => planned.kind === 'clear-collection' && planned.success?.totalProperty !== undefined,
  );
  const condition = joinConditions([renderMatching(frame), renderPresence(frame)], module);
  const change = isSoft ? `update(${constant}).set(${renderDeletion(frame, false)})` : `delete(${constant})`;
  const query = `this.queries.${change}${condition === undefined ? '' : `.where(${condition})`}`;
  const parameters = isNarrowed(frame) ? `filter: ${filterType(resource)}` : '';
  const does = isSoft ? 'Marks all as deleted' : 'Removes all';
  if (!isCounted) return `/** ${does}. */\nasync clear(${parameters}): Promise<void> {\nawait ${run(frame, query)};\n}`;
  const counted = `${query}.returning({ id: ${constant}${toAccess(resource.id.property)} })`;
  const lines = [`const rows = await ${run(frame, counted)};`, 'return rows.length;'];
  return `/** ${does}, and gives how many there were. */\nasync clear(${parameters}): Promise<number> {\n${lines.join('\n')}\n}`;
}
