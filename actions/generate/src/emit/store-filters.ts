import type { Column } from '../model/columns';
import { findAccount } from '../model/derived';
import type { HeldBy } from '../model/memberships';
import type { ResourceModel } from '../model/resources';
import type { StoreFilter } from '../model/store-filters';
import { isCutInOrder, listConditions } from '../model/store-filters';
import { toAccess, toLiteral } from '../text/literals';

import { renderOpens } from './access';
import { MEMBERS_FILE, renderMarked } from './store-details';
import type { StoreFrame } from './store-frame';
import { filterType, VALUE_TYPES } from './store-frame';
import { isNarrowed as isNarrowedColumn } from './table';

const DRIZZLE = 'drizzle-orm';

/** @param account - the resource that accounts are, by whose ids marks are looked for */
function renderFilterMember(
  { key, column, operator, heldBy }: StoreFilter,
  isInOrder: boolean,
  account: ResourceModel | undefined,
): string {
  if (operator === 'gt' && isInOrder)
    return `/** Comes after the item at this place, and with this value of what the list is ordered by. */\nreadonly ${key}?: Place;`;
  const compared =
    operator === 'marked-by' || operator === 'open' ? (account?.id ?? column) : (heldBy?.holder.id ?? column);
  const type = operator === 'has' || operator === 'any' ? 'string' : (VALUE_TYPES[compared.kind] ?? 'string');
  const comments: Readonly<Record<string, string>> = {
    contains: '/** Contains this text, ignoring case. */\n',
    in: '/** Is one of these. */\n',
    has: '/** Holds this text. */\n',
    any: '/** Holds one of these texts. */\n',
    gt: '/** Comes after the item at this place in the order of creation. */\n',
    'marked-by': '/** The account whose mark there is. */\n',
    open: '/** An account that may see it. */\n',
    held: `/** Is among what this ${heldBy?.holder.words ?? 'item'} holds. */\n`,
  };
  return `${comments[operator] ?? ''}readonly ${key}?: ${operator === 'in' || operator === 'any' ? `readonly ${type}[]` : type};`;
}

/** The type of what narrows a list. */
export function renderFilterType({ resource, resources, filters }: StoreFrame): string {
  const account = findAccount(resources);
  const isInOrder = isCutInOrder(resource);
  const members = filters.map((filter) => renderFilterMember(filter, isInOrder, account)).join('\n');
  const place = isInOrder
    ? '/** Absent where no page gave it: nothing follows it. */\ninterface Place {\nreadonly place?: number;\nreadonly value?: unknown;\n}\n\n'
    : '';
  return `${place}/** What narrows a list; absent: everything. */\nexport interface ${filterType(resource)} {\n${members}\n}`;
}

/** Of the others that compare, `eq`. */
const OPERATORS: Readonly<Record<string, string>> = { in: 'inArray', gte: 'gte', lte: 'lte', gt: 'gt' };

function renderAny(column: string, value: string, { member }: StoreFilter, { module }: StoreFrame): string {
  const named = member === undefined ? '' : `, ${toLiteral(member)}`;
  return `${value} === undefined ? undefined : ${module.use('hasAny', 'src/storage/filters.ts')}(${column}, ${value}${named})`;
}

/** A column, for a comparison: a narrowed one would only compare with its own values, and a filter may ask for others. */
function renderTarget(column: Column, { module, resource, document }: StoreFrame): string {
  const plain = `${resource.table.constant}${toAccess(column.property)}`;
  return isNarrowedColumn(document, column) ? `${module.use('sql', DRIZZLE)}\`\${${plain}}\`` : plain;
}

/** Whether one of the columns contains the text. */
function renderContains(value: string, { column, others = [] }: StoreFilter, frame: StoreFrame): string {
  const { module } = frame;
  const [ilike, contains] = [module.use('ilike', DRIZZLE), module.use('contains', 'src/storage/filters.ts')];
  const each = [column, ...others].map((one) => `${ilike}(${renderTarget(one, frame)}, ${contains}(${value}))`);
  return others.length === 0 ? each.join('') : `${module.use('or', DRIZZLE)}(${each.join(', ')})`;
}

function renderComparison({ key, column, operator }: StoreFilter, target: string, { module }: StoreFrame): string {
  const compare = module.use(OPERATORS[operator] ?? 'eq', DRIZZLE);
  const isVast = column.kind === 'bigint' && operator !== 'gt';
  const one = isVast ? module.use('comparable', 'src/storage/filters.ts') : '';
  if (operator !== 'in') return `${compare}(${target}, ${isVast ? `${one}(filter.${key})` : `filter.${key}`})`;
  // A column would only be compared with numbers of its own type.
  if (isVast) return `${compare}(${module.use('sql', DRIZZLE)}\`\${${target}}\`, filter.${key}.map(${one}))`;
  return `${compare}(${target}, [...filter.${key}])`;
}

/** Rows that an item of another resource holds. */
function renderHeldBy({ membership }: HeldBy, member: string, item: string, { module }: StoreFrame): string {
  const table = module.use(membership.constant, membership.file);
  return `${item} === undefined ? undefined : ${module.use('isHeld', MEMBERS_FILE)}(${table}, ${member}, ${item})`;
}

function renderCondition(filter: StoreFilter, frame: StoreFrame): string {
  const { module, resource } = frame;
  const { key, column, operator, mark } = filter;
  const value = `filter.${key}`;
  const plain = `${resource.table.constant}${toAccess(column.property)}`;
  if (filter.heldBy !== undefined) return renderHeldBy(filter.heldBy, plain, value, frame);
  if (operator === 'open') return `${value} === undefined ? undefined : ${renderOpens(value, "'see'", frame)}`;
  if (mark !== undefined) return renderMarked(mark, plain, value, frame);
  if (operator === 'any') return renderAny(plain, value, filter, frame);
  if (operator === 'has')
    return `${value} === undefined ? undefined : ${module.use('holds', 'src/storage/filters.ts')}(${plain}, ${value})`;
  const target = renderTarget(column, frame);
  if (operator === 'eq' && column.kind === 'bigint')
    return `${value} === undefined ? undefined : ${module.use('equalsKey', 'src/storage/filters.ts')}(${target}, ${value})`;
  const condition =
    operator === 'contains' ? renderContains(value, filter, frame) : renderComparison(filter, target, frame);
  return `${value} === undefined ? undefined : ${condition}`;
}

/** Whether what is asked of the store may be narrowed. */
export function isNarrowed({ resource, resources }: StoreFrame): boolean {
  return listConditions(resource, findAccount(resources)).length > 0;
}

/** The condition that a filter makes, as it is asked for. */
export function renderMatching(frame: StoreFrame): string | undefined {
  return isNarrowed(frame) ? 'matches(filter)' : undefined;
}

/** The condition that a filter makes. */
export function renderMatches(frame: StoreFrame): string {
  const { resource, module } = frame;
  const conditions = listConditions(resource, findAccount(frame.resources)).map((filter) =>
    renderCondition(filter, frame),
  );
  const [only] = conditions;
  const body = conditions.length === 1 ? only : `${module.use('and', DRIZZLE)}(${conditions.join(', ')})`;
  return `function matches(filter: ${filterType(resource)}) {\nreturn ${body ?? ''};\n}`;
}
