import type { Column } from '../model/columns';
import type { ResourceModel } from '../model/resources';
import { isCutInOrder, listSortable } from '../model/store-filters';
import { toAccess, toPropertyKey } from '../text/literals';
import type { SourceModule } from '../text/source-module';

const DRIZZLE = 'drizzle-orm';

/** Name of the type that says how a list of a resource is ordered. */
export function sortType({ planned }: ResourceModel): string {
  return `${planned.name}Sort`;
}

function renderType(resource: ResourceModel, hasColumns: boolean): string {
  const by = hasColumns
    ? '/** Absent: the order of creation. */\nreadonly by?: keyof typeof sortable | undefined;\n'
    : '';
  return `/** How a list is ordered. */\nexport interface ${sortType(resource)} {\n${by}readonly isDescending: boolean;\n}`;
}

/** The type of what a cursor holds: numbers are read as texts. Asked of the column only where columns differ. */
function renderCursorType(columns: readonly Column[]): string {
  const types = new Set(columns.map(({ kind }) => (kind === 'boolean' ? `'boolean'` : `'string'`)));
  return types.size > 1 ? `(column.dataType === 'boolean' ? 'boolean' : 'string')` : [...types].join('');
}

/** The condition for what comes after an item in an order: after its value, or with the same value after its place. */
function renderFollows(resource: ResourceModel, module: SourceModule, columns: readonly Column[]): string {
  const hasColumns = columns.length > 0;
  const own = `${resource.table.constant}${toAccess(resource.order.property)}`;
  const use = (name: string): string => module.use(name, DRIZZLE);
  const creation = `const later = isDescending ? ${use('lt')}(${own}, after.place) : ${use('gt')}(${own}, after.place);`;
  const head = [
    '/** Rows that come after a place in an order. */',
    `function follows(after: Place | undefined, { ${hasColumns ? 'by, ' : ''}isDescending }: ${sortType(resource)}) {`,
    'if (after === undefined) return undefined;',
    `if (after.place === undefined) return ${use('sql')}\`false\`;`,
    creation,
  ];
  if (!hasColumns) return [...head, 'return later;', '}'].join('\n');
  return [
    ...head,
    'if (by === undefined) return later;',
    'const column = sortable[by];',
    // A cursor that no page gave may hold anything; what the driver cannot write is no error of the database.
    `if (after.value !== null && typeof after.value !== ${renderCursorType(columns)}) return ${use('sql')}\`false\`;`,
    `if (after.value === null) return ${use('and')}(${use('isNull')}(column), later);`,
    `const value = ${use('sql')}.param(after.value, column);`,
    `const beyond = isDescending ? ${use('lt')}(column, value) : ${use('gt')}(column, value);`,
    `return ${use('or')}(beyond, ${use('and')}(${use('eq')}(column, value), later), ${use('isNull')}(column));`,
    '}',
  ].join('\n');
}

/** What orders a list: declarations for the store's module. The store calls `ordering`. */
export function renderOrder(resource: ResourceModel, module: SourceModule): string[] {
  const { constant } = resource.table;
  const columns = listSortable(resource);
  const own = `${constant}${toAccess(resource.order.property)}`;
  const [asc, desc] = [module.use('asc', DRIZZLE), module.use('desc', DRIZZLE)];
  const type = renderType(resource, columns.length > 0);
  const follows = isCutInOrder(resource) ? [renderFollows(resource, module, columns)] : [];
  if (columns.length === 0)
    return [
      type,
      `function ordering({ isDescending }: ${sortType(resource)}) {\nreturn [isDescending ? ${desc}(${own}) : ${asc}(${own})];\n}`,
      ...follows,
    ];
  const sql = module.use('sql', DRIZZLE);
  const entries = columns.map(({ property }) => `${toPropertyKey(property)}: ${constant}${toAccess(property)},`);
  return [
    type,
    `const sortable = {\n${entries.join('\n')}\n};`,
    [
      '/** Items with the same value follow one another as they were created; those without a value come last. */',
      `function ordering({ by, isDescending }: ${sortType(resource)}) {`,
      `const creation = isDescending ? ${desc}(${own}) : ${asc}(${own});`,
      'if (by === undefined) return [creation];',
      'const column = sortable[by];',
      `return [isDescending ? ${sql}\`\${${desc}(column)} nulls last\` : ${asc}(column), creation];`,
      '}',
    ].join('\n'),
    ...follows,
  ];
}
