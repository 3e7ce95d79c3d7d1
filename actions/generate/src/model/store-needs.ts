import type { Filter } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { toPascal } from '../text/literals';

import type { Column } from './columns';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** What a store can be asked. */
export type StoreMethod = 'list' | 'count' | 'find' | 'insert' | 'replace' | 'update' | 'remove';

/** An action on an item, as its store does it. */
export interface TransitionModel extends Omit<Transition, 'stamps'> {
  readonly method: string;
  readonly state: Column;
  /** Set to the present. */
  readonly stamps: readonly Column[];
}

/** One way to narrow a list. */
export interface StoreFilter {
  /** Name among the store's filters: `titleContains`. */
  readonly key: string;
  readonly column: Column;
  readonly operator: Filter['operator'];
}

const SUFFIXES: Readonly<Record<Filter['operator'], string>> = {
  eq: '',
  in: 'In',
  contains: 'Contains',
  gte: 'From',
  lte: 'To',
};

function findColumn({ columns, planned }: ResourceModel, property: string): Column {
  const column = columns.find((candidate) => candidate.property === property);
  if (column === undefined) throw new Error(`${planned.name} has no property ${property}`);
  return column;
}

/** The name of a filter among the store's. */
export function nameFilter(property: string, operator: Filter['operator']): string {
  const joined = `${property}${SUFFIXES[operator]}`;
  const isPlain = /^[A-Za-z_$][\w$]*$/.test(joined) && !(joined in Object.prototype);
  return isPlain ? joined : `by${toPascal(joined.replace(/[^A-Za-z0-9]+/g, ''))}`;
}

function listWorking({ operations }: ResourceModel): OperationModel[] {
  return operations.filter(({ custom }) => custom === undefined);
}

/** Every way in which some operation narrows a list of the resource. */
export function listStoreFilters(resource: ResourceModel): StoreFilter[] {
  const wanted = listWorking(resource)
    .filter(({ planned }) => planned.kind === 'list')
    .flatMap(({ planned }) => [
      ...planned.parents.map(({ property }) => ({ property, operator: 'eq' as const })),
      ...planned.filters,
    ]);
  const filters = wanted.map(({ property, operator }) => ({
    key: nameFilter(property, operator),
    column: findColumn(resource, property),
    operator,
  }));
  return [...new Map(filters.map((filter) => [filter.key, filter])).values()];
}

const METHODS: Readonly<Partial<Record<OperationModel['planned']['kind'], StoreMethod>>> = {
  list: 'list',
  create: 'insert',
  read: 'find',
  replace: 'replace',
  patch: 'update',
  delete: 'remove',
};

/** Whether an operation looks for an item of a resource before it does its own work. */
export function checksParent({ planned, custom }: OperationModel, resource: string): boolean {
  return (
    custom === undefined && planned.kind === 'list' && planned.parents.some((parent) => parent.resource === resource)
  );
}

/** Whether operations of a kind are about one item that the path selects. */
export function isOnItemKind(kind: OperationModel['planned']['kind']): boolean {
  return ['read', 'replace', 'patch', 'delete', 'transition'].includes(kind);
}

/** The columns that some operation orders a list of the resource by, besides their order of creation. */
export function listSortable(resource: ResourceModel): Column[] {
  const names = listWorking(resource).flatMap(({ planned }) =>
    (planned.sorting?.choices ?? []).flatMap(({ property }) => property ?? []),
  );
  return [...new Set(names)].map((property) => findColumn(resource, property));
}

/** Whether some operation orders a list of the resource. */
export function isSorted(resource: ResourceModel): boolean {
  return listWorking(resource).some(({ planned }) => planned.sorting !== undefined);
}

/** The actions on items of a resource, each a method of its store. */
export function listTransitions(resource: ResourceModel): TransitionModel[] {
  return listWorking(resource).flatMap(({ planned }) => {
    const { transition, id } = planned;
    if (transition === undefined) return [];
    const state = findColumn(resource, transition.property);
    const touched = resource.columns.filter(
      ({ isTouched, property }) => isTouched && !transition.stamps.includes(property),
    );
    const stamps = [...transition.stamps.map((property) => findColumn(resource, property)), ...touched];
    return [{ ...transition, method: nameTransition(id), state, stamps }];
  });
}

/** The store's method for an action, which has the operation's name unless the store has a method of that name. */
export function nameTransition(id: string): string {
  const own: readonly string[] = ['list', 'count', 'queries', 'constructor', ...Object.values(METHODS)];
  return own.includes(id) ? `${id}One` : id;
}

/** Whether an operation must see the item to know that it belongs to the path's parents. */
export function checksOwner({ planned, custom }: OperationModel): boolean {
  const isOnItem = isOnItemKind(planned.kind);
  return custom === undefined && isOnItem && planned.parents.length > 0;
}

/** The methods that some operation uses. */
export function listStoreMethods(resource: ResourceModel, operations: readonly OperationModel[]): Set<StoreMethod> {
  const methods = new Set<StoreMethod>();
  for (const operation of listWorking(resource)) {
    const method = METHODS[operation.planned.kind];
    if (method !== undefined) methods.add(method);
    if (operation.planned.success?.totalProperty !== undefined) methods.add('count');
    if (checksOwner(operation) || operation.planned.transition?.from !== undefined) methods.add('find');
    // A patch that carries nothing is no query: the item is only looked up.
    if (method === 'update' && !resource.columns.some(({ isTouched }) => isTouched)) methods.add('find');
  }
  if (operations.some((operation) => checksParent(operation, resource.planned.name))) methods.add('find');
  return methods;
}

/** The columns that operations of a kind set from what they are given. */
export function listGiven(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'create' | 'replace' | 'patch',
): Column[] {
  const given = new Set<string>();
  for (const operation of listWorking(resource)) {
    if (operation.planned.kind !== kind) continue;
    for (const name of readBodyShape(document, operation)?.properties.keys() ?? []) given.add(name);
    for (const { property } of operation.planned.parents)
      if (kind === 'create') given.add(property);
      else given.delete(property);
  }
  const isClients = resource.planned.id.source === 'client' && kind === 'create';
  return resource.columns.filter(
    ({ property, isPrimary, fallback, schema }) =>
      given.has(property) && schema !== undefined && (isPrimary ? isClients : fallback?.from !== 'clock'),
  );
}
