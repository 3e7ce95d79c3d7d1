import type { Column, ColumnKind } from '../model/columns';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import type { StoreFilter, StoreMethod, TransitionModel } from '../model/store-needs';
import { isSorted, listGiven, listStoreFilters, listStoreMethods, listTransitions } from '../model/store-needs';
import { toAccess, toCommentText, toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderOrder, sortType } from './store-order';
import type { ResourceFrame } from './table';
import { isNarrowed, rowType, tableFile } from './table';

const DRIZZLE = 'drizzle-orm';
const ROWS_FILE = 'src/storage/rows.ts';

export function storeFile({ folder }: ResourceModel): string {
  return `${folder}/store.ts`;
}

export function storeClass({ planned }: ResourceModel): string {
  return `${planned.name}Store`;
}

export function filterType({ planned }: ResourceModel): string {
  return `${planned.name}Filter`;
}

interface StoreFrame extends ResourceFrame {
  readonly resource: ResourceModel;
  readonly module: SourceModule;
  readonly filters: readonly StoreFilter[];
}

const VALUE_TYPES: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  double: 'number',
  boolean: 'boolean',
};

function renderFilterMember({ key, column, operator }: StoreFilter): string {
  const type = VALUE_TYPES[column.kind] ?? 'string';
  const comments: Readonly<Record<string, string>> = {
    contains: '/** Contains this text, ignoring case. */\n',
    in: '/** Is one of these. */\n',
  };
  return `${comments[operator] ?? ''}readonly ${key}?: ${operator === 'in' ? `readonly ${type}[]` : type};`;
}

function renderFilterType({ resource, filters }: StoreFrame): string {
  const members = filters.map(renderFilterMember).join('\n');
  return `/** What narrows a list; absent: everything. */\nexport interface ${filterType(resource)} {\n${members}\n}`;
}

const OPERATORS: Readonly<Record<Exclude<StoreFilter['operator'], 'contains'>, string>> = {
  eq: 'eq',
  in: 'inArray',
  gte: 'gte',
  lte: 'lte',
};

function renderCondition({ key, column, operator }: StoreFilter, frame: StoreFrame): string {
  const { module, resource, document } = frame;
  const value = `filter.${key}`;
  const plain = `${resource.table.constant}${toAccess(column.property)}`;
  // A narrowed column would only compare with its own values, and a filter may ask for others.
  const target = isNarrowed(document, column) ? `${module.use('sql', DRIZZLE)}\`\${${plain}}\`` : plain;
  if (operator === 'eq' && column.kind === 'bigint')
    return `${value} === undefined ? undefined : ${module.use('equalsKey', 'src/storage/filters.ts')}(${target}, ${value})`;
  const condition =
    operator === 'contains'
      ? `${module.use('ilike', DRIZZLE)}(${target}, ${module.use('contains', 'src/storage/filters.ts')}(${value}))`
      : `${module.use(OPERATORS[operator], DRIZZLE)}(${target}, ${operator === 'in' ? `[...${value}]` : value})`;
  return `${value} === undefined ? undefined : ${condition}`;
}

function renderMatches(frame: StoreFrame): string {
  const { resource, module, filters } = frame;
  const conditions = filters.map((filter) => renderCondition(filter, frame));
  const [only] = conditions;
  const body = conditions.length === 1 ? only : `${module.use('and', DRIZZLE)}(${conditions.join(', ')})`;
  return `function matches(filter: ${filterType(resource)}) {\nreturn ${body ?? ''};\n}`;
}

function run({ module }: StoreFrame, query: string): string {
  return `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
}

function renderList(frame: StoreFrame): string {
  const { module, resource, filters } = frame;
  const { constant } = resource.table;
  const range = module.useType('Range', 'src/storage/range.ts');
  const sorted = isSorted(resource);
  const parameters = [
    ...(filters.length === 0 ? [] : [`filter: ${filterType(resource)}`]),
    `{ offset, limit }: ${range}`,
    ...(sorted ? [`sort: ${sortType(resource)} = { isDescending: false }`] : []),
  ].join(', ');
  const where = filters.length === 0 ? '' : '.where(matches(filter))';
  const creation = (): string => `${module.use('asc', DRIZZLE)}(${constant}${toAccess(resource.order.property)})`;
  const order = `.orderBy(${sorted ? '...ordering(sort)' : creation()})`;
  const query = `this.queries.select().from(${constant})${where}${order}.offset(offset).limit(limit)`;
  const row = module.useType(rowType(resource), tableFile(resource));
  const comment = sorted ? '' : '/** In the order in which they were created. */\n';
  return `${comment}list(${parameters}): Promise<${row}[]> {\nreturn ${run(frame, query)};\n}`;
}

function renderCount(frame: StoreFrame): string {
  const { resource, filters } = frame;
  const parameters = filters.length === 0 ? '' : `filter: ${filterType(resource)}`;
  const where = filters.length === 0 ? '' : ', matches(filter)';
  return `count(${parameters}): Promise<number> {\nreturn ${run(frame, `this.queries.$count(${resource.table.constant}${where})`)};\n}`;
}

function idType({ id }: ResourceModel): string {
  return VALUE_TYPES[id.kind] ?? 'string';
}

function whereId({ resource, module }: StoreFrame): string {
  return `.where(${module.use('eq', DRIZZLE)}(${resource.table.constant}${toAccess(resource.id.property)}, id))`;
}

/** A method that gives one row or none. */
function renderOne(frame: StoreFrame, head: string, lines: readonly string[], query: string): string {
  const row = frame.module.useType(rowType(frame.resource), tableFile(frame.resource));
  // A key that the database cannot hold is nobody's.
  const isNobodys = frame.resource.id.kind === 'bigint' ? ['if (!Number.isSafeInteger(id)) return undefined;'] : [];
  const body = [...isNobodys, ...lines, `const [row] = await ${run(frame, query)};`, 'return row;'].join('\n');
  return `async ${head}: Promise<${row} | undefined> {\n${body}\n}`;
}

function renderFind(frame: StoreFrame): string {
  const query = `this.queries.select().from(${frame.resource.table.constant})${whereId(frame)}`;
  return renderOne(frame, `find(id: ${idType(frame.resource)})`, [], query);
}

/** Only what a request may set, whatever else an object carries. */
function renderValues(
  columns: readonly Column[],
  source: string,
  value: (access: string, column: Column) => string,
): string {
  const entries = columns.map(
    (column) => `${toPropertyKey(column.property)}: ${value(`${source}${toAccess(column.property)}`, column)},`,
  );
  return `{\n${entries.join('\n')}\n}`;
}

/** `Pick<BookRow, …>`, where what need not be given may be left out. */
function renderInput(columns: readonly Column[], { resource }: StoreFrame, isPartial: boolean): string {
  const names = columns.map(({ property }) => toLiteral(property)).join(' | ');
  const picked = `Pick<typeof ${resource.table.constant}.$inferInsert, ${names}>`;
  return isPartial ? `Partial<${picked}>` : picked;
}

function renderInsert(frame: StoreFrame): string {
  const { resource, module, document } = frame;
  const { constant } = resource.table;
  const columns = listGiven(document, resource, 'create');
  const values = columns.length === 0 ? '{}' : renderValues(columns, 'input', (access) => access);
  const parameters = columns.length === 0 ? '' : `input: ${renderInput(columns, frame, false)}`;
  const query = `this.queries.insert(${constant}).values(values).returning()`;
  const row = module.useType(rowType(resource), tableFile(resource));
  return `async insert(${parameters}): Promise<${row}> {\nconst values = ${values};\nreturn ${module.use('onlyRow', ROWS_FILE)}(await ${run(frame, query)});\n}`;
}

/** What a replacement without a value leaves: the default where there is one, else nothing. */
function renderAbsent(access: string, column: Column): string {
  if (column.fallback?.from === 'schema') return `${access} ?? ${toLiteral(column.fallback.value)}`;
  return column.isNotNull ? access : `${access} ?? null`;
}

function listTouched({ resource, module }: StoreFrame): string[] {
  return resource.columns
    .filter(({ isTouched }) => isTouched)
    .map(({ property }) => `${toPropertyKey(property)}: ${module.use('sql', DRIZZLE)}\`now()\`,`);
}

function renderChange(frame: StoreFrame, method: 'replace' | 'update'): string {
  const { resource, document } = frame;
  const { constant } = resource.table;
  const columns = listGiven(document, resource, method === 'replace' ? 'replace' : 'patch');
  const [parameter, isPartial] = method === 'replace' ? ['input', false] : ['changes', true];
  const given = renderValues(columns, parameter, isPartial ? (access) => access : renderAbsent);
  const touched = listTouched(frame);
  const values = touched.length === 0 ? given : given.replace(/\}$/, `${touched.join('\n')}\n}`);
  const head = `${method}(id: ${idType(resource)}, ${parameter}: ${renderInput(columns, frame, isPartial)})`;
  const query = `this.queries.update(${constant}).set(values)${whereId(frame)}.returning()`;
  // An update without a single value is no query.
  const nothing = 'if (Object.values(values).every((value) => value === undefined)) return this.find(id);';
  const lines = [`const values = ${values};`, ...(isPartial && touched.length === 0 ? [nothing] : [])];
  const comment = isPartial ? '/** Changes what is given. */\n' : '';
  return `${comment}${renderOne(frame, head, lines, query)}`;
}

function renderRemove(frame: StoreFrame): string {
  const query = `this.queries.delete(${frame.resource.table.constant})${whereId(frame)}.returning()`;
  return `/** Gives what was removed. */\n${renderOne(frame, `remove(id: ${idType(frame.resource)})`, [], query)}`;
}

function joinStates(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(' or ');
}

function renderOneOf(access: string, [only = '', ...others]: readonly string[], { module }: StoreFrame): string {
  if (others.length === 0) return `${module.use('eq', DRIZZLE)}(${access}, ${toLiteral(only)})`;
  return `${module.use('inArray', DRIZZLE)}(${access}, ${toLiteral([only, ...others])})`;
}

/** One statement decides and changes, so that of two requests at once only one finds the state that it needs. */
function renderTransition({ method, state, to, from, stamps }: TransitionModel, frame: StoreFrame): string {
  const { resource, module } = frame;
  const { constant } = resource.table;
  const access = `${constant}${toAccess(state.property)}`;
  const now = stamps.length === 0 ? '' : `${module.use('sql', DRIZZLE)}\`now()\``;
  const values = [
    `${toPropertyKey(state.property)}: ${toLiteral(to)},`,
    ...stamps.map(({ property }) => `${toPropertyKey(property)}: ${now},`),
  ];
  const isSelf = `${module.use('eq', DRIZZLE)}(${constant}${toAccess(resource.id.property)}, id)`;
  const where =
    from === undefined ? isSelf : `${module.use('and', DRIZZLE)}(${isSelf}, ${renderOneOf(access, from, frame)})`;
  const query = `this.queries.update(${constant}).set({\n${values.join('\n')}\n}).where(${where}).returning()`;
  const only = from === undefined ? '' : `; only one that is ${joinStates(from)}`;
  const comment = toCommentText(`Moves an item to \`${to}\`${only}.`);
  return `/** ${comment} */\n${renderOne(frame, `${method}(id: ${idType(resource)})`, [], query)}`;
}

const METHODS: Readonly<Record<StoreMethod, (frame: StoreFrame) => string>> = {
  list: renderList,
  count: renderCount,
  find: renderFind,
  insert: renderInsert,
  replace: (frame) => renderChange(frame, 'replace'),
  update: (frame) => renderChange(frame, 'update'),
  remove: renderRemove,
};

/** `store.ts`: a resource in the database; `undefined` where no operation needs it. */
export function emitStore(
  resource: ResourceModel,
  operations: readonly OperationModel[],
  frame: ResourceFrame,
): SourceModule | undefined {
  const methods = listStoreMethods(resource, operations);
  const transitions = listTransitions(resource);
  if (methods.size + transitions.length === 0) return undefined;
  const module = new SourceModule(storeFile(resource));
  const store: StoreFrame = { ...frame, resource, module, filters: listStoreFilters(resource) };
  module.declare(storeClass(resource), filterType(resource), 'matches', sortType(resource), 'sortable', 'ordering');
  module.use(resource.table.constant, tableFile(resource));
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const bodies = [
    ...(Object.keys(METHODS) as StoreMethod[]).filter((name) => methods.has(name)).map((name) => METHODS[name](store)),
    ...transitions.map((transition) => renderTransition(transition, store)),
  ];
  const hasFilters = store.filters.length > 0;
  if (hasFilters) module.add(renderFilterType(store));
  if (methods.has('list') && isSorted(resource)) module.add(...renderOrder(resource, module));
  const constructor = `constructor(private readonly queries: ${queries}) {}`;
  const title = `/** ${resource.planned.name} items in the database. */`;
  module.add(`${title}\nexport class ${storeClass(resource)} {\n${[constructor, ...bodies].join('\n\n')}\n}`);
  if (hasFilters) module.add(renderMatches(store));
  return module;
}
