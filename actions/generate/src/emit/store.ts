import { listKeysOf } from '../model/children';
import { findAccount, isDetailed, isJoined } from '../model/derived';
import { hasStore } from '../model/needed-resources';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import { CUT, isCutInOrder, isSorted, listStoreFilters } from '../model/store-filters';
import type { StoreMethod } from '../model/store-needs';
import { listStoreMethods, listTransitions } from '../model/store-needs';
import { toAccess } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderAdmits, renderLocate } from './store-access';
import { CART_METHODS } from './store-cart';
import { renderChange, renderInsert, renderPut, renderRemove, renderTransition } from './store-changes';
import { renderCompletion, renderLookUps, renderRead } from './store-children';
import { renderClear } from './store-clear';
import { renderCounts, renderDetails, renderListValues, renderSelect, renderViewer, useRowType } from './store-details';
import { renderFindOrInsert } from './store-embedded';
import { isNarrowed, renderFilterType, renderMatches, renderMatching } from './store-filters';
import type { StoreFrame } from './store-frame';
import { filterType, idType, storeClass, storeFile } from './store-frame';
import { renderOrder, sortType } from './store-order';
import { joinConditions, renderPresence } from './store-presence';
import { renderFields, renderPrepared } from './store-queries';
import { renderRestore } from './store-restore';
import { renderFindByLogin, renderOne, run, whereId } from './store-rows';
import { renderStatistics } from './store-statistics';
import type { ResourceFrame } from './table';
import { tableFile } from './table';

const DRIZZLE = 'drizzle-orm';

function renderList(frame: StoreFrame): string {
  const { module, resource, filters } = frame;
  const { constant } = resource.table;
  const range = module.useType('Range', 'src/storage/range.ts');
  const sorted = isSorted(resource);
  const parameters = [
    ...(filters.length === 0 ? [] : [`filter: ${filterType(resource)}`]),
    `{ offset, limit }: ${range}${renderViewer(frame)}`,
    ...(sorted ? [`sort: ${sortType(resource)} = { isDescending: false }`] : []),
  ].join(', ');
  const follows = isCutInOrder(resource) ? `follows(filter.${CUT}, sort)` : undefined;
  const condition = joinConditions([renderMatching(frame), follows, renderPresence(frame)], module);
  const where = condition === undefined ? '' : `.where(${condition})`;
  const creation = (): string => `${module.use('asc', DRIZZLE)}(${constant}${toAccess(resource.order.property)})`;
  const order = `.orderBy(${sorted ? '...ordering(sort)' : creation()})`;
  const query = `${renderSelect(frame)}${where}${order}.offset(offset).limit(limit)`;
  const comment = sorted ? '' : '/** In the order in which they were created. */\n';
  const rows = renderRead(frame, query);
  const isAsync = rows.includes('await ') ? 'async ' : '';
  return `${comment}${isAsync}list(${parameters}): Promise<${useRowType(frame)}[]> {\nreturn ${rows};\n}`;
}

function renderCount(frame: StoreFrame): string {
  const { resource, module } = frame;
  const parameters = !isNarrowed(frame) ? '' : `filter: ${filterType(resource)}`;
  const condition = joinConditions([renderMatching(frame), renderPresence(frame)], module);
  const where = condition === undefined ? '' : `, ${condition}`;
  return `count(${parameters}): Promise<number> {\nreturn ${run(frame, `this.queries.$count(${resource.table.constant}${where})`)};\n}`;
}

function renderFind(frame: StoreFrame): string {
  const head = `find(id: ${idType(frame.resource)}${renderViewer(frame)})`;
  if (isDetailed(frame.resource)) return renderOne(frame, head, [], `${renderSelect(frame)}${whereId(frame)}`);
  return renderOne(frame, head, ['this.finding ??= this.prepareFind();'], 'this.finding.execute({ id })');
}

/** Who changes a row in the same transaction finds it as it was seen. */
function renderLock(frame: StoreFrame): string {
  const { resource } = frame;
  const head = `lock(id: ${idType(resource)}${renderViewer(frame)})`;
  const query = `${renderSelect(frame)}${whereId(frame)}.for('update', { of: ${resource.table.constant} })`;
  return `/** Keeps all others from changing an item until the transaction ends. */\n${renderOne(frame, head, [], query)}`;
}

const METHODS: Readonly<Record<StoreMethod, (frame: StoreFrame) => string>> = {
  list: renderList,
  count: renderCount,
  find: renderFind,
  lock: renderLock,
  locate: renderLocate,
  admits: renderAdmits,
  findByLogin: renderFindByLogin,
  insert: renderInsert,
  put: renderPut,
  replace: (frame) => renderChange(frame, 'replace'),
  update: (frame) => renderChange(frame, 'update'),
  remove: renderRemove,
  clear: renderClear,
  restore: renderRestore,
  values: renderListValues,
  counts: renderCounts,
  statistics: renderStatistics,
  ...CART_METHODS,
};

const OWN_NAMES = ['matches', 'sortable', 'ordering', 'follows', 'Place'];

/** `store.ts`: a resource in the database; `undefined` where no operation needs it. */
export function emitStore(
  resource: ResourceModel,
  operations: readonly OperationModel[],
  frame: ResourceFrame,
): SourceModule | undefined {
  if (!hasStore(resource, operations) && listKeysOf(resource, frame.resources).length === 0) return undefined;
  const methods = listStoreMethods(resource, operations);
  const transitions = listTransitions(resource);
  const module = new SourceModule(storeFile(resource));
  const store: StoreFrame = {
    ...frame,
    resource,
    module,
    operations,
    filters: listStoreFilters(resource, findAccount(frame.resources)),
  };
  module.declare(storeClass(resource), filterType(resource), sortType(resource), ...OWN_NAMES);
  module.use(resource.table.constant, tableFile(resource));
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const details = [
    ...[renderFindOrInsert, renderLookUps, renderCompletion].flatMap((render) => render(store)),
    ...(isJoined(resource) ? [renderDetails(store)] : []),
  ];
  const bodies = [
    ...(Object.keys(METHODS) as StoreMethod[]).filter((name) => methods.has(name)).map((name) => METHODS[name](store)),
    ...transitions.map((transition) => renderTransition(transition, store)),
    ...(methods.has('find') && !isDetailed(resource) ? [renderPrepared(resource, module)] : []),
  ];
  const hasFilters = store.filters.length > 0;
  if (hasFilters) module.add(renderFilterType(store));
  if (methods.has('list') && isSorted(resource)) module.add(...renderOrder(resource, module));
  const fields = renderFields(resource, module, storeClass(resource), methods);
  const constructor = `${fields}constructor(private readonly queries: ${queries}) {}`;
  const title = `/** ${resource.planned.name} items in the database. */`;
  module.add(
    `${title}\nexport class ${storeClass(resource)} {\n${[constructor, ...bodies, ...details].join('\n\n')}\n}`,
  );
  if (isNarrowed(store)) module.add(renderMatches(store));
  return module;
}
