import { findColumn, listWorking } from '../model/derived';
import { toAccess } from '../text/literals';

import { renderViewer } from './store-details';
import type { StoreFrame } from './store-frame';
import { idType, VALUE_TYPES } from './store-frame';
import { renderDeletion } from './store-presence';
import { renderOne, whereId } from './store-rows';

/** Brings back what was marked as deleted; what is somebody's for its owner alone, since nothing else finds it. */
export function renderRestore(frame: StoreFrame): string {
  const { resource, module } = frame;
  const { constant } = resource.table;
  const restoring = listWorking(resource).find(({ planned }) => planned.kind === 'restore');
  const owner = restoring?.planned.owner?.property;
  const isOwn = owner && `${module.use('eq', 'drizzle-orm')}(${constant}${toAccess(owner)}, owner)`;
  const given = owner && `, owner: ${VALUE_TYPES[findColumn(resource, owner).kind] ?? 'string'}`;
  const query = `this.queries.update(${constant}).set(${renderDeletion(frame, true)})${whereId(frame, false, isOwn)}.returning()`;
  const head = `restore(id: ${idType(resource)}${given ?? ''}${renderViewer(frame)})`;
  const comment = `/** Brings back an item that is marked as deleted${owner === undefined ? '' : ', for its owner'}. */`;
  return `${comment}\n${renderOne(frame, head, [], query)}`;
}
