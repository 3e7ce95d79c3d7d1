import type { Column } from '../model/columns';
import { findAccount, isDetailed } from '../model/derived';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import type { StoreMethod, TransitionModel } from '../model/store-needs';
import { isSorted, listGiven, listStoreFilters, listStoreMethods, listTransitions } from '../model/store-needs';
import { toAccess, toCommentText, toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import {
  isViewed,
  renderDetails,
  renderFindByLogin,
  renderListValues,
  renderSelect,
  renderViewer,
  useRowType,
} from './store-details';
import { renderFilterType, renderMatches } from './store-filters';
import type { StoreFrame } from './store-frame';
import { filterType, idType, storeClass, storeFile } from './store-frame';
import { renderOrder, sortType } from './store-order';
import { isWrittenOnce, renderFields, renderInsertQuery, renderPrepared } from './store-queries';
import type { ResourceFrame } from './table';
import { tableFile } from './table';

const DRIZZLE = 'drizzle-orm';
const ROWS_FILE = 'src/storage/rows.ts';

export function run({ module }: StoreFrame, query: string): string {
  return `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
}

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
  const where = filters.length === 0 ? '' : '.where(matches(filter))';
  const creation = (): string => `${module.use('asc', DRIZZLE)}(${constant}${toAccess(resource.order.property)})`;
  const order = `.orderBy(${sorted ? '...ordering(sort)' : creation()})`;
  const query = `${renderSelect(frame)}${where}${order}.offset(offset).limit(limit)`;
  const comment = sorted ? '' : '/** In the order in which they were created. */\n';
  return `${comment}list(${parameters}): Promise<${useRowType(frame)}[]> {\nreturn ${run(frame, query)};\n}`;
}

function renderCount(frame: StoreFrame): string {
  const { resource, filters } = frame;
  const parameters = filters.length === 0 ? '' : `filter: ${filterType(resource)}`;
  const where = filters.length === 0 ? '' : ', matches(filter)';
  return `count(${parameters}): Promise<number> {\nreturn ${run(frame, `this.queries.$count(${resource.table.constant}${where})`)};\n}`;
}

export function whereId({ resource, module }: StoreFrame): string {
  return `.where(${module.use('eq', DRIZZLE)}(${resource.table.constant}${toAccess(resource.id.property)}, id))`;
}

/** A query that changes rows gives them as they are stored; what other tables say is read after it. */
function renderResult(frame: StoreFrame, query: string): string[] {
  const { resource } = frame;
  const isChange = query.endsWith('.returning()');
  if (!isDetailed(resource) || !isChange) return [`const [row] = await ${run(frame, query)};`, 'return row;'];
  const viewer = isViewed(frame) ? ', viewer' : '';
  return [
    `const [row] = await ${run(frame, query)};`,
    `return row && this.find(row${toAccess(resource.id.property)}${viewer});`,
  ];
}

/** A method that gives one row or none. */
function renderOne(frame: StoreFrame, head: string, lines: readonly string[], query: string): string {
  const row = useRowType(frame);
  // A key that the database cannot hold is nobody's.
  const isNobodys = frame.resource.id.kind === 'bigint' ? ['if (!Number.isSafeInteger(id)) return undefined;'] : [];
  const body = [...isNobodys, ...lines, ...renderResult(frame, query)].join('\n');
  return `async ${head}: Promise<${row} | undefined> {\n${body}\n}`;
}

function renderFind(frame: StoreFrame): string {
  const head = `find(id: ${idType(frame.resource)}${renderViewer(frame)})`;
  if (isDetailed(frame.resource)) return renderOne(frame, head, [], `${renderSelect(frame)}${whereId(frame)}`);
  return renderOne(frame, head, ['this.finding ??= this.prepareFind();'], 'this.finding.execute({ id })');
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

/** A readable id is made once, so that addresses stay what they are. */
function renderSlug({ resource, module }: StoreFrame): string | undefined {
  const { property, slugOf } = resource.planned.id;
  if (slugOf === undefined) return undefined;
  return `${toPropertyKey(property)}: ${module.use('createSlug', 'src/storage/slug.ts')}(input${toAccess(slugOf)}),`;
}

function renderInsert(frame: StoreFrame): string {
  const { resource, module, document } = frame;
  const columns = listGiven(document, resource, 'create');
  const slug = renderSlug(frame);
  const given = columns.length === 0 ? '{}' : renderValues(columns, 'input', (access) => access);
  const values = slug === undefined ? given : given.replace(/\}$/, `${slug}\n}`);
  const parameters = columns.length === 0 ? '' : `input: ${renderInput(columns, frame, false)}`;
  const query = isWrittenOnce(resource) ? 'this.inserting.run(values)' : renderInsertQuery(resource);
  const onlyRow = module.use('onlyRow', ROWS_FILE);
  const head = `async insert(${parameters}${renderViewer(frame)}): Promise<${useRowType(frame)}> {\nconst values = ${values};`;
  const stored = `${onlyRow}(await ${run(frame, query)})`;
  if (!isDetailed(resource)) return `${head}\nreturn ${stored};\n}`;
  const id = `const { ${resource.id.property}: id } = ${stored};`;
  return `${head}\n${id}\nreturn ${onlyRow}(await ${run(frame, `${renderSelect(frame)}${whereId(frame)}`)});\n}`;
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
  const head = `${method}(id: ${idType(resource)}, ${parameter}: ${renderInput(columns, frame, isPartial)}${renderViewer(frame)})`;
  const query = `this.queries.update(${constant}).set(values)${whereId(frame)}.returning()`;
  // An update without a single value is no query.
  const nothing =
    'if (Object.values(values).every((value) => value === undefined)) return this.find(id' +
    (isViewed(frame) ? ', viewer' : '') +
    ');';
  const lines = [`const values = ${values};`, ...(isPartial && touched.length === 0 ? [nothing] : [])];
  const comment = isPartial ? '/** Changes what is given. */\n' : '';
  return `${comment}${renderOne(frame, head, lines, query)}`;
}

function renderRemove(frame: StoreFrame): string {
  const query = `this.queries.delete(${frame.resource.table.constant})${whereId(frame)}.returning()`;
  const id = idType(frame.resource);
  if (!isDetailed(frame.resource))
    return `/** Gives what was removed. */\n${renderOne(frame, `remove(id: ${id})`, [], query)}`;
  const found = `const found = await this.find(id${isViewed(frame) ? ', viewer' : ''});`;
  const lines = [found, `await ${run(frame, query)};`, 'return found;'].join('\n');
  const head = `async remove(id: ${id}${renderViewer(frame)}): Promise<${useRowType(frame)} | undefined>`;
  return `/** Gives what was removed. */\n${head} {\n${lines}\n}`;
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
  return `/** ${comment} */\n${renderOne(frame, `${method}(id: ${idType(resource)}${renderViewer(frame)})`, [], query)}`;
}

const METHODS: Readonly<Record<StoreMethod, (frame: StoreFrame) => string>> = {
  list: renderList,
  count: renderCount,
  find: renderFind,
  findByLogin: renderFindByLogin,
  insert: renderInsert,
  replace: (frame) => renderChange(frame, 'replace'),
  update: (frame) => renderChange(frame, 'update'),
  remove: renderRemove,
  values: renderListValues,
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
  const store: StoreFrame = {
    ...frame,
    resource,
    module,
    filters: listStoreFilters(resource, findAccount(frame.resources)),
  };
  module.declare(storeClass(resource), filterType(resource), 'matches', sortType(resource), 'sortable', 'ordering');
  module.use(resource.table.constant, tableFile(resource));
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const details = isDetailed(resource) ? [renderDetails(store)] : [];
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
  if (hasFilters) module.add(renderMatches(store));
  return module;
}
