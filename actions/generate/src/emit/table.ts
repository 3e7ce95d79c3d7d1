import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findIdPrefix } from '@orchestrate/kit/openapi/made-ids';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';
import { listShownIds, listShownLists } from '../model/children';
import type { Column, ColumnKind } from '../model/columns';
import type { Components } from '../model/components';
import type { ShownItem } from '../model/derived';
import { isDetailed } from '../model/derived';
import { listFacts } from '../model/files';
import type { ForeignKey, ResourceModel } from '../model/resources';
import { listStoreFilters } from '../model/store-filters';
import { renderType } from '../schema/render-type';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { listSets } from './counters';
import { callNext } from './database-names';
import { idType } from './store-frame';

export const COLUMNS_FILE = 'src/storage/columns.ts';
const PG_CORE = 'drizzle-orm/pg-core';

/** What the emitters of a resource's files work with. */
export interface ResourceFrame {
  readonly document: OpenApiDocument;
  readonly components: Components;
  readonly resources: readonly ResourceModel[];
}

export function tableFile({ folder }: ResourceModel): string {
  return `${folder}/table.ts`;
}

export function rowType({ planned }: ResourceModel): string {
  return `${planned.name}Row`;
}

/** A row with what other tables say of it. */
export function detailsType({ planned }: ResourceModel): string {
  return `${planned.name}Details`;
}

const OWN_TYPES: Readonly<Partial<Record<ColumnKind, string>>> = {
  date: 'calendarDate',
  instant: 'instant',
  text: 'unicode',
  json: 'json',
};
const DRIZZLE_TYPES: Readonly<Partial<Record<ColumnKind, string>>> = { double: 'doublePrecision' };

export function renderKind({ kind, sqlName }: Column, module: SourceModule): string {
  const own = OWN_TYPES[kind];
  if (own !== undefined) return `${module.use(own, COLUMNS_FILE)}('${sqlName}')`;
  const type = module.use(DRIZZLE_TYPES[kind] ?? kind, PG_CORE);
  return kind === 'bigint' || kind === 'numeric'
    ? `${type}('${sqlName}', { mode: 'number' })`
    : `${type}('${sqlName}')`;
}

/** Whether the column's own type says less than the schema does. */
export function isNarrowed(document: OpenApiDocument, { kind, schema }: Column): boolean {
  if (schema === undefined) return false;
  return kind === 'json' || (kind !== 'uuid' && normaliseSchema(document, schema).values !== undefined);
}

function renderNarrowing(
  column: Column,
  { others }: ResourceModel,
  module: SourceModule,
  { document, components }: ResourceFrame,
): string {
  if (column === others) return '.$type<Readonly<Record<string, unknown>>>()';
  if (column.schema === undefined || !isNarrowed(document, column)) return '';
  const limit = (): undefined => undefined;
  return `.$type<${renderType(column.schema, { document, components, module, direction: 'documented', limit })}>()`;
}

function renderFallback(
  { fallback, schema }: Column,
  resource: ResourceModel,
  module: SourceModule,
  { document }: ResourceFrame,
): string {
  if (fallback === undefined) return '';
  if (fallback.from === 'next-number') return `.default(${module.use('sql', 'drizzle-orm')}\`${callNext(resource)}\`)`;
  if (fallback.from === 'highest' && fallback.most === undefined) return '.default(0)';
  // A trigger fills what is null.
  if (fallback.from === 'highest') return `.default(${module.use('sql', 'drizzle-orm')}\`null\`)`;
  if (fallback.from === 'uuid') return '.defaultRandom()';
  if (fallback.from === 'identity') return '.generatedAlwaysAsIdentity()';
  if (fallback.from === 'clock' || fallback.from === 'now')
    return `.default(${module.use('sql', 'drizzle-orm')}\`now()\`)`;
  if (fallback.from === 'schema') return `.default(${toLiteral(fallback.value)})`;
  const made = `${module.use('randomUUID', 'node:crypto')}()`;
  const prefix = findIdPrefix(followSchema(document, schema, '#').value);
  return `.$defaultFn(() => ${prefix === undefined || prefix === '' ? made : `\`${prefix}\${${made}}\``})`;
}

function renderReference(
  key: ForeignKey | undefined,
  resource: ResourceModel,
  module: SourceModule,
  frame: ResourceFrame,
): string {
  const target = frame.resources.find(({ planned }) => planned.name === key?.resource);
  if (key === undefined || target === undefined) return '';
  const table = module.use(target.table.constant, tableFile(target));
  // A table that may lead back to itself has no type yet.
  const isCircular = leadsTo(target, resource, frame.resources);
  const type = isCircular ? `: ${module.useType('AnyPgColumn', PG_CORE)}` : '';
  const column = `${table}${toAccess(target.id.property)}`;
  return `.references(()${type} => ${column}, { ${renderActions(key.onDelete, target)} })`;
}

/** What becomes of a reference when the item goes, or gets another id. */
export function renderActions(onDelete: ForeignKey['onDelete'], { planned }: ResourceModel): string {
  const onUpdate = planned.id.isMutable === true ? ", onUpdate: 'cascade'" : '';
  return `onDelete: ${toLiteral(onDelete)}${onUpdate}`;
}

function leadsTo(
  from: ResourceModel,
  to: ResourceModel,
  all: readonly ResourceModel[],
  seen = new Set<string>(),
): boolean {
  if (from.planned.name === to.planned.name) return true;
  if (seen.has(from.planned.name)) return false;
  seen.add(from.planned.name);
  return from.foreignKeys.some(({ resource }) => {
    const next = all.find(({ planned }) => planned.name === resource);
    return next !== undefined && leadsTo(next, to, all, seen);
  });
}

function renderColumn(column: Column, resource: ResourceModel, module: SourceModule, frame: ResourceFrame): string {
  const key = resource.foreignKeys.find((candidate) => candidate.column === column);
  const isUnique = listSets(resource).some((columns) => columns.length === 1 && columns[0] === column);
  const isImplied = column.isPrimary || column.fallback?.from === 'identity';
  const code = [
    renderKind(column, module),
    renderNarrowing(column, resource, module, frame),
    column.isPrimary ? '.primaryKey()' : '',
    column.isNotNull && !isImplied ? '.notNull()' : '',
    renderFallback(column, resource, module, frame),
    isUnique ? '.unique()' : '',
    renderReference(key, resource, module, frame),
  ].join('');
  const comment =
    column === resource.order && column.schema === undefined
      ? '/** Counts up; lists follow it. */\n'
      : column.fallback?.from === 'highest'
        ? `/** Counts up: a trigger sets it${column.fallback.most === undefined ? '' : ' where nobody chooses it'}. */\n`
        : '';
  return `${comment}${toPropertyKey(column.property)}: ${code},`;
}

/** An index of one column. */
export interface Index {
  readonly column: Column;
  /** A tree holds no long texts; a hash does, and answers only what is equal. */
  readonly method: 'btree' | 'hash';
}

const LONGEST_IN_TREE = 500;

function isShort({ kind, schema = true }: Column, document: OpenApiDocument): boolean {
  if (kind !== 'text') return true;
  const { values, facts } = normaliseSchema(document, schema);
  return values !== undefined || Number(facts.get('maxLength') ?? Infinity) <= LONGEST_IN_TREE;
}

/** Indexes for filters. A text in the middle of another is found by none; of two values, none is worth one. */
function listFiltered(resource: ResourceModel, document: OpenApiDocument): Index[] {
  return listStoreFilters(resource).flatMap(({ operator, column }): Index[] => {
    if (['contains', 'marked-by', 'held', 'open'].includes(operator)) return [];
    if (column.kind === 'json' || column.kind === 'boolean') return [];
    if (isShort(column, document)) return [{ column, method: 'btree' }];
    return operator === 'eq' || operator === 'in' ? [{ column, method: 'hash' }] : [];
  });
}

/** Indexes for columns that are looked up by and have none of their own kind. */
export function listIndexes(resource: ResourceModel, document: OpenApiDocument): Index[] {
  const { order, foreignKeys, unique } = resource;
  const isKnown = (column: Column): boolean => column.isPrimary || unique.some(([first]) => first === column);
  const looked = [order, ...foreignKeys.map(({ column }) => column)];
  const all = [...listFiltered(resource, document), ...looked.map((column): Index => ({ column, method: 'btree' }))];
  return [...new Map(all.map((index) => [index.column, index])).values()].filter(({ column }) => !isKnown(column));
}

function renderConstraints(resource: ResourceModel, module: SourceModule, { document }: ResourceFrame): string {
  const access = (column: Column): string => `table${toAccess(column.property)}`;
  const indexes = listIndexes(resource, document).map(({ column, method }) => {
    const on = method === 'hash' ? `using('hash', ${access(column)})` : `on(${access(column)})`;
    return `${module.use('index', PG_CORE)}().${on}`;
  });
  const sets = listSets(resource)
    .filter((columns) => columns.length > 1)
    .map((columns) => `${module.use('unique', PG_CORE)}().on(${columns.map(access).join(', ')})`);
  const all = [...indexes, ...sets];
  return all.length === 0 ? '' : `, (table) => [${all.join(', ')}]`;
}

/** What is read of an item that another shows: its row and its marks. Its own lists, items and files are not joined. */
function renderShownType(
  { isAlias, column }: ShownItem,
  target: ResourceModel,
  module: SourceModule,
  all: readonly ResourceModel[],
): string {
  const row = (): string => module.useType(rowType(target), tableFile(target));
  if (isAlias) return column.isNotNull ? row() : `${row()} | null`;
  const isMarked = target.marks.some(({ planned: { flag, count } }) => flag !== undefined || count !== undefined);
  const isCounted = target.memberships.some(({ planned }) => planned.count !== undefined);
  if (!isMarked && !isCounted && (target.planned.tallies ?? []).length === 0) return row();
  const details = module.useType(detailsType(target), tableFile(target));
  const unread = [...target.shown, ...listShownLists(target, all), ...listFacts(target)].map(
    ({ property }) => property,
  );
  return unread.length === 0 ? details : `Omit<${details}, ${unread.map(toLiteral).join(' | ')}>`;
}

/** The row together with what other tables say of it. */
function renderDetails(resource: ResourceModel, module: SourceModule, { resources }: ResourceFrame): string[] {
  if (!isDetailed(resource)) return [];
  const marks = resource.marks.flatMap(({ planned: { flag, count } }) => [
    ...(flag === undefined ? [] : [`readonly ${toPropertyKey(flag)}: boolean;`]),
    ...(count === undefined ? [] : [`readonly ${toPropertyKey(count)}: number;`]),
  ]);
  const counts = resource.memberships.flatMap(({ planned: { count } }) =>
    count === undefined ? [] : [`readonly ${toPropertyKey(count)}: number;`],
  );
  const tallies = (resource.planned.tallies ?? []).map(
    ({ property, average }) => `readonly ${toPropertyKey(property)}: number${average === undefined ? '' : ' | null'};`,
  );
  const facts = listFacts(resource).map(
    ({ property, shows }) => `readonly ${toPropertyKey(property)}: ${shows === 'size' ? 'number' : 'string'};`,
  );
  const shown = resource.shown.flatMap((item) => {
    const target = resources.find(({ planned }) => planned.name === item.resource);
    if (target === undefined) return [];
    return [`readonly ${toPropertyKey(item.property)}: ${renderShownType(item, target, module, resources)};`];
  });
  const lists = listShownLists(resource, resources).map(({ property, target }) => {
    const type = isDetailed(target) ? detailsType(target) : rowType(target);
    return `readonly ${toPropertyKey(property)}: readonly ${module.useType(type, tableFile(target))}[];`;
  });
  const ids = listShownIds(resource, resources).map(
    ({ property, target }) => `readonly ${toPropertyKey(property)}: ${idType(target)}[];`,
  );
  const comment = '/** A row with what other tables say of it, as the one who asks sees it. */';
  const members = [...shown, ...lists, ...ids, ...marks, ...counts, ...tallies, ...facts].join('\n');
  return [`${comment}\nexport interface ${detailsType(resource)} extends ${rowType(resource)} {\n${members}\n}`];
}

/** `table.ts`: the table of a resource. */
export function emitTable(resource: ResourceModel, frame: ResourceFrame): SourceModule {
  const module = new SourceModule(tableFile(resource));
  const { constant, sqlName } = resource.table;
  module.declare(constant, rowType(resource), detailsType(resource));
  module.use('pgTable', PG_CORE);
  const columns = resource.columns.map((column) => renderColumn(column, resource, module, frame)).join('\n');
  const constraints = renderConstraints(resource, module, frame);
  module.add(
    `export const ${constant} = pgTable('${sqlName}', {\n${columns}\n}${constraints});`,
    `/** A row as it is stored. */\nexport type ${rowType(resource)} = typeof ${constant}.$inferSelect;`,
    ...renderDetails(resource, module, frame),
  );
  return module;
}
