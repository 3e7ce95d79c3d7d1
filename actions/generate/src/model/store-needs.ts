import type { Filter, PlannedOperation } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { toPascal } from '../text/literals';

import { PASSWORD_HASH } from './account-columns';
import type { Column } from './columns';
import type { MarkModel } from './derived';
import { isDetailed } from './derived';
import type { OperationModel } from './operations';
import { listOthers } from './other-properties';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** What a store can be asked. */
export type StoreMethod =
  | 'list'
  | 'count'
  | 'find'
  | 'lock'
  | 'findByLogin'
  | 'insert'
  | 'put'
  | 'replace'
  | 'update'
  | 'remove'
  | 'restore'
  | 'values'
  | 'counts';

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
  readonly operator: Filter['operator'] | 'gt';
  /** The mark that the account has set, on the item or on the account that the column names. */
  readonly mark?: MarkModel;
  /** As in the plan. */
  readonly member?: string;
}

const SUFFIXES: Readonly<Record<Filter['operator'], string>> = {
  eq: '',
  in: 'In',
  contains: 'Contains',
  gte: 'From',
  lte: 'To',
  has: 'Has',
  any: 'Any',
  'marked-by': 'MarkedBy',
};

function findColumn({ columns, planned }: ResourceModel, property: string): Column {
  const column = columns.find((candidate) => candidate.property === property);
  if (column === undefined) throw new Error(`${planned.name} has no property ${property}`);
  return column;
}

/** The filter by which a page begins where another one ended. */
export const CUT = 'after';

/** The name of a filter among the store's. */
export function nameFilter(property: string, operator: Filter['operator']): string {
  const joined = `${property}${SUFFIXES[operator]}`;
  const isPlain = /^[A-Za-z_$][\w$]*$/.test(joined) && !(joined in Object.prototype);
  return isPlain ? joined : `by${toPascal(joined.replace(/[^A-Za-z0-9]+/g, ''))}`;
}

function listWorking({ operations }: ResourceModel): OperationModel[] {
  return operations.filter(({ custom }) => custom === undefined);
}

function findMark({ marks }: ResourceModel, name: string): MarkModel {
  const mark = marks.find(({ planned }) => planned.name === name);
  if (mark === undefined) throw new Error(`nothing is marked ${name}`);
  return mark;
}

type Narrowing = Pick<Filter, 'property' | 'operator' | 'member'>;

function createFilter(resource: ResourceModel, { property, operator, member }: Narrowing): StoreFilter {
  const key = nameFilter(property, operator);
  const named = member === undefined ? {} : { member };
  if (operator !== 'marked-by') return { key, operator, column: findColumn(resource, property), ...named };
  return { key, operator, column: resource.id, mark: findMark(resource, property) };
}

/** The filter that shows to callers what is theirs, or belongs to accounts that they have marked. */
export function createScopeFilter(
  resource: ResourceModel,
  { property, mark }: NonNullable<PlannedOperation['scope']>,
  account: ResourceModel | undefined,
): StoreFilter {
  const column = findColumn(resource, property);
  if (mark === undefined) return { key: nameFilter(property, 'eq'), operator: 'eq', column };
  if (account === undefined) throw new Error('nothing says who calls');
  const key = nameFilter(property, 'marked-by');
  return { key, operator: 'marked-by', column, mark: findMark(account, mark) };
}

/**
 * Every way in which some operation narrows a list of the resource.
 * @param account - the resource that accounts are; without it, what depends on who calls is left out
 */
export function listStoreFilters(resource: ResourceModel, account?: ResourceModel): StoreFilter[] {
  const lists = listWorking(resource).filter(({ planned }) => ['list', 'open-login'].includes(planned.kind));
  const wanted = lists.flatMap(({ planned }): Narrowing[] => [
    ...planned.parents.map(({ property }) => ({ property, operator: 'eq' as const })),
    ...planned.filters,
  ]);
  const filters = [
    ...wanted.map((narrowing) => createFilter(resource, narrowing)),
    ...lists.flatMap(({ planned: { scope } }) =>
      scope === undefined || account === undefined ? [] : [createScopeFilter(resource, scope, account)],
    ),
  ];
  const isCut = lists.some(({ planned }) => planned.paging?.style === 'cursor');
  const cut: StoreFilter[] = isCut ? [{ key: CUT, column: resource.order, operator: 'gt' }] : [];
  return [...new Map([...filters, ...cut].map((filter) => [filter.key, filter])).values()];
}

const METHODS: Readonly<Partial<Record<OperationModel['planned']['kind'], StoreMethod>>> = {
  list: 'list',
  create: 'insert',
  put: 'put',
  'create-many': 'insert',
  'delete-many': 'remove',
  read: 'find',
  replace: 'replace',
  patch: 'update',
  'query-patch': 'update',
  delete: 'remove',
  restore: 'restore',
  register: 'insert',
  login: 'findByLogin',
  'open-login': 'list',
  'read-self': 'find',
  'patch-self': 'update',
  'delete-self': 'remove',
  values: 'values',
  counts: 'counts',
  upload: 'find',
};

/** Whether an operation looks for an item of a resource before it does its own work. */
export function checksParent({ planned, custom }: OperationModel, resource: string): boolean {
  const { kind, parents, ancestors = [] } = planned;
  if (custom !== undefined) return false;
  if (ancestors.some(({ of }) => of.resource === resource)) return true;
  return kind === 'list' && parents.some((parent) => parent.resource === resource);
}

const ITEM_KINDS: readonly OperationModel['planned']['kind'][] = [
  'read',
  'replace',
  'patch',
  'query-patch',
  'delete',
  'transition',
  'restore',
  'upload',
  'download',
  'remove-file',
];

/** Whether operations of a kind are about one item that the path selects. */
export function isOnItemKind(kind: OperationModel['planned']['kind']): boolean {
  return ITEM_KINDS.includes(kind);
}

/** Whether pages of a list that somebody has ordered lead to one another by a cursor. */
export function isCutInOrder(resource: ResourceModel): boolean {
  return listWorking(resource).some(
    ({ planned }) => planned.paging?.style === 'cursor' && planned.sorting !== undefined,
  );
}

/** Filters that are conditions of their own: where a page of an ordered list begins depends on the order too. */
export function listConditions(resource: ResourceModel, account?: ResourceModel): StoreFilter[] {
  const isApart = isCutInOrder(resource);
  return listStoreFilters(resource, account).filter(({ operator }) => operator !== 'gt' || !isApart);
}

/** Whether an operation tells how many items there are in all. */
export function countsAll({ planned }: OperationModel): boolean {
  const isNumbered = planned.paging?.style === 'page' || planned.paging?.style === 'offset';
  const { totalProperty, pagesProperty, moreProperty } = planned.success ?? {};
  const isTold = totalProperty !== undefined || pagesProperty !== undefined;
  return isTold || (isNumbered && (planned.links === true || moreProperty !== undefined));
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
  const own: readonly string[] = ['list', 'count', 'lock', 'queries', 'constructor', ...Object.values(METHODS)];
  return own.includes(id) ? `${id}One` : id;
}

/** Whether an operation must see the item to know that it belongs to the path's parents. */
export function checksOwner({ planned, custom }: OperationModel): boolean {
  const isOnItem = isOnItemKind(planned.kind);
  return custom === undefined && isOnItem && (planned.parents.length > 0 || planned.owner !== undefined);
}

function isMarking({ planned }: OperationModel): boolean {
  return planned.kind === 'mark' || planned.kind === 'unmark';
}

/** The methods that some operation uses. */
export function listStoreMethods(resource: ResourceModel, operations: readonly OperationModel[]): Set<StoreMethod> {
  const methods = new Set<StoreMethod>(isDetailed(resource) ? ['find'] : []);
  for (const operation of listWorking(resource)) {
    const method = METHODS[operation.planned.kind];
    if (method !== undefined) methods.add(method);
    if (operation.planned.kind === 'list' && countsAll(operation)) methods.add('count');
    const isShownAfter = operation.planned.kind === 'remove-file' && operation.planned.success?.shape === 'item';
    const looks =
      isShownAfter ||
      checksOwner(operation) ||
      isMarking(operation) ||
      method === 'restore' ||
      operation.planned.transition?.from !== undefined;
    if (looks) methods.add('find');
    if (operation.planned.conditions?.match !== undefined) methods.add('lock');
    // A patch that carries nothing is no query: the item is only looked up.
    if (method === 'update' && !resource.columns.some(({ isTouched }) => isTouched)) methods.add('find');
  }
  if (operations.some((operation) => checksParent(operation, resource.planned.name))) methods.add('find');
  return methods;
}

/** The kinds of operations that give a store what it keeps, by the method. */
const GIVING: Readonly<Record<'create' | 'replace' | 'patch', readonly string[]>> = {
  create: ['create', 'put', 'create-many', 'register'],
  replace: ['replace'],
  patch: ['patch', 'query-patch', 'patch-self'],
};

/** Columns that the service sets, whatever a request carries: of whom it belongs to, and of the password's hash. */
function listOwn(
  document: OpenApiDocument,
  resource: ResourceModel,
  operation: OperationModel,
  kind: 'create' | 'replace' | 'patch',
): string[] {
  const { planned } = resource;
  const owners = planned.relations.filter(({ from }) => from === 'caller' && kind === 'create');
  const { password = '' } = planned.account ?? {};
  const hasPassword = readBodyShape(document, operation)?.properties.has(password) === true;
  const others = listOthers(document, resource, operation);
  return [...owners.map(({ property }) => property), ...(hasPassword ? [PASSWORD_HASH] : []), ...others];
}

/** The columns that operations of a kind set from what they are given. */
export function listGiven(
  document: OpenApiDocument,
  resource: ResourceModel,
  kind: 'create' | 'replace' | 'patch',
): Column[] {
  const given = new Set<string>();
  for (const operation of listWorking(resource)) {
    if (!GIVING[kind].includes(operation.planned.kind)) continue;
    for (const name of readBodyShape(document, operation)?.properties.keys() ?? []) given.add(name);
    for (const { property } of operation.planned.parents)
      if (kind === 'create') given.add(property);
      else given.delete(property);
    for (const property of listOwn(document, resource, operation, kind)) given.add(property);
  }
  const { id } = resource.planned;
  const isPlaced = id.isOfParent === true && kind === 'create';
  const mayCarryId = isPlaced || (id.source === 'client' && (kind === 'create' || id.isMutable === true));
  const references = resource.planned.relations.map(({ property }) => property);
  const hidden = new Set([PASSWORD_HASH, resource.others?.property, ...references]);
  return resource.columns.filter(
    ({ property, isPrimary, fallback, schema }) =>
      given.has(property) &&
      (schema !== undefined || hidden.has(property)) &&
      (isPrimary ? mayCarryId : fallback?.from !== 'clock'),
  );
}
