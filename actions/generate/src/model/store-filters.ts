import type { Filter, PlannedOperation } from '@orchestrate/contracts/plan';

import { toPascal } from '../text/literals';

import type { Column } from './columns';
import type { MarkModel } from './derived';
import { findColumn, listWorking } from './derived';
import type { HeldBy } from './memberships';
import type { ResourceModel } from './resources';

/** One way to narrow a list. */
export interface StoreFilter {
  /** Name among the store's filters: `titleContains`. */
  readonly key: string;
  readonly column: Column;
  readonly operator: Filter['operator'] | 'gt' | 'held' | 'open';
  /** Columns that may contain the text instead. */
  readonly others?: readonly Column[];
  /** The mark that the account has set, on the item or on the account that the column names. */
  readonly mark?: MarkModel;
  /** As in the plan. */
  readonly member?: string;
  /** With `held`: what holds the items. */
  readonly heldBy?: HeldBy;
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

/** The filter by which a page begins where another one ended. */
export const CUT = 'after';

/** The name of a filter among the store's. */
export function nameFilter(property: string, operator: Filter['operator'], others: readonly string[] = []): string {
  const joined = `${[property, ...others.map(toPascal)].join('Or')}${SUFFIXES[operator]}`;
  const isPlain = /^[A-Za-z_$][\w$]*$/.test(joined) && !(joined in Object.prototype);
  return isPlain ? joined : `by${toPascal(joined.replace(/[^A-Za-z0-9]+/g, ''))}`;
}

function findMark({ marks }: ResourceModel, name: string): MarkModel {
  const mark = marks.find(({ planned }) => planned.name === name);
  if (mark === undefined) throw new Error(`nothing is marked ${name}`);
  return mark;
}

type Narrowing = Pick<Filter, 'property' | 'operator' | 'member' | 'others'>;

function createFilter(resource: ResourceModel, { property, operator, member, others }: Narrowing): StoreFilter {
  const key = nameFilter(property, operator, others);
  const named = {
    ...(member === undefined ? {} : { member }),
    ...(others === undefined ? {} : { others: others.map((name) => findColumn(resource, name)) }),
  };
  if (operator !== 'marked-by') return { key, operator, column: findColumn(resource, property), ...named };
  return { key, operator, column: resource.id, mark: findMark(resource, property) };
}

/** The filter that shows to callers what is theirs, or belongs to accounts that they have marked. */
export function createScopeFilter(
  resource: ResourceModel,
  { property, mark, isOfItem = false, isShared = false }: NonNullable<PlannedOperation['scope']>,
  account: ResourceModel | undefined,
): StoreFilter {
  if (isShared) return { key: 'openTo', operator: 'open', column: resource.id };
  if (mark !== undefined && isOfItem) return createFilter(resource, { property: mark, operator: 'marked-by' });
  const column = findColumn(resource, property);
  if (mark === undefined) return { key: nameFilter(property, 'eq'), operator: 'eq', column };
  if (account === undefined) throw new Error('nothing says who calls');
  const key = nameFilter(property, 'marked-by');
  return { key, operator: 'marked-by', column, mark: findMark(account, mark) };
}

/** The name of the filter that shows what an item of another resource holds. */
export function nameHeldFilter({ name, resource }: { readonly name: string; readonly resource: string }): string {
  return `in${toPascal(resource)}${toPascal(name)}`;
}

/**
 * Every way in which some operation narrows a list of the resource.
 * @param account - the resource that accounts are; without it, what depends on who calls is left out
 */
export function listStoreFilters(resource: ResourceModel, account?: ResourceModel): StoreFilter[] {
  const lists = listWorking(resource).filter(({ planned }) =>
    ['list', 'open-login', 'clear-collection', 'statistics'].includes(planned.kind),
  );
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
  const held = (resource.heldBy ?? []).map(({ membership, holder }): StoreFilter => {
    const key = nameHeldFilter({ name: membership.planned.name, resource: holder.planned.name });
    return { key, operator: 'held', column: resource.id, heldBy: { membership, holder } };
  });
  const isCut = lists.some(({ planned }) => planned.paging?.style === 'cursor');
  const cut: StoreFilter[] = isCut ? [{ key: CUT, column: resource.order, operator: 'gt' }] : [];
  return [...new Map([...filters, ...held, ...cut].map((filter) => [filter.key, filter])).values()];
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
