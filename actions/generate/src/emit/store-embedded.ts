import type { Column } from '../model/columns';
import { listTelling } from '../model/embedded';
import type { ResourceModel } from '../model/resources';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';

import type { StoreFrame } from './store-frame';
import { storeClass, storeFile } from './store-frame';
import { joinConditions, renderPresence } from './store-presence';
import { run } from './store-rows';
import { rowType, tableFile } from './table';

const DRIZZLE = 'drizzle-orm';

/** The resource whose items a column holds, where requests carry them without their ids. */
function findTarget({ planned }: ResourceModel, column: Column, { resources }: StoreFrame): ResourceModel | undefined {
  const own = planned.embedded?.find(({ property }) => property === column.property);
  return resources.find((one) => one.planned.name === own?.resource);
}

function isAlwaysGiven({ isNotNull, fallback }: Column): boolean {
  return isNotNull && fallback === undefined;
}

/** A value as it is stored: items that requests carry without their ids are looked up, or made. */
export function renderGiven(access: string, column: Column, frame: StoreFrame, isPartial = false): string {
  const target = findTarget(frame.resource, column, frame);
  if (target === undefined) return access;
  const found = `await new ${frame.module.use(storeClass(target), storeFile(target))}(this.queries).findOrInsert(${access})`;
  return isAlwaysGiven(column) && !isPartial ? found : `(${access} && (${found}))`;
}

/** The type of what a store is given for such columns. */
export function renderGivenTypes(columns: readonly Column[], frame: StoreFrame): string {
  const members = columns.flatMap((column) => {
    const target = findTarget(frame.resource, column, frame);
    if (target === undefined) return [];
    const type = `Parameters<${frame.module.useType(storeClass(target), storeFile(target))}['findOrInsert']>[0]`;
    const absent = column.isNotNull ? '' : ' | null';
    return [`readonly ${toPropertyKey(column.property)}${isAlwaysGiven(column) ? '' : '?'}: ${type}${absent}`];
  });
  return members.length === 0 ? '' : ` & { ${members.join('; ')} }`;
}

/** Whether a column's own type is what a store is given for it. */
export function isGivenAsStored(column: Column, frame: StoreFrame): boolean {
  return findTarget(frame.resource, column, frame) === undefined;
}

/** `findOrInsert(items)`: the items that have some values, where other resources hold them. */
export function renderFindOrInsert(frame: StoreFrame): string[] {
  const { resource, resources, module } = frame;
  const by = listTelling(resource, resources);
  if (by.length === 0) return [];
  const { constant } = resource.table;
  const row = module.useType(rowType(resource), tableFile(resource));
  const names = [resource.id.property, ...by];
  const union = (all: readonly string[]): string => all.map(toLiteral).join(' | ');
  const eq = module.use('eq', DRIZZLE);
  const same = by.map((name) => `${eq}(${constant}${toAccess(name)}, input${toAccess(name)})`);
  const where = joinConditions([...same, renderPresence(frame)], module) ?? '';
  const order = `${module.use('asc', DRIZZLE)}(${constant}${toAccess(resource.order.property)})`;
  const query = `this.queries.select().from(${constant}).where(${where}).orderBy(${order}).limit(1)`;
  const shown = names.map((name) => `${toPropertyKey(name)}: item${toAccess(name)}`).join(', ');
  const head = `async findOrInsert(items: readonly Pick<typeof ${constant}.$inferInsert, ${union(by)}>[])`;
  return [
    [
      '/** For each, the first item that has its values, or a new one. */',
      `${head}: Promise<Pick<${row}, ${union(names)}>[]> {`,
      `const found: Pick<${row}, ${union(names)}>[] = [];`,
      'for (const input of items) {',
      `const [row] = await ${run(frame, query)};`,
      'const item = row ?? (await this.insert(input));',
      `found.push({ ${shown} });`,
      '}',
      'return found;',
      '}',
    ].join('\n'),
  ];
}
