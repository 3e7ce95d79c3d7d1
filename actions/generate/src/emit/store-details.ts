import type { MarkModel, ShownItem } from '../model/derived';
import { dependsOnViewer, findAccount, isDetailed, isJoined } from '../model/derived';
import { listFacts } from '../model/files';
import type { ResourceModel } from '../model/resources';
import { toAccess, toLiteral, toPascal, toPropertyKey } from '../text/literals';

import { STORED_FILES_FILE } from './files';
import type { StoreFrame } from './store-frame';
import { VALUE_TYPES } from './store-frame';
import { renderPresence } from './store-presence';
import { renderTallies } from './store-tallies';
import { detailsType, rowType, tableFile } from './table';

const DRIZZLE = 'drizzle-orm';
const MARKS_FILE = 'src/storage/marks.ts';
export const MEMBERS_FILE = 'src/storage/members.ts';

/** The type of what a store gives. */
export function useRowType({ resource, module }: StoreFrame): string {
  return module.useType(isDetailed(resource) ? detailsType(resource) : rowType(resource), tableFile(resource));
}

export function isViewed({ resource, resources }: StoreFrame): boolean {
  return dependsOnViewer(resource, resources);
}

/** The account that what is read is read for, as the last parameter of a method. */
export function renderViewer(frame: StoreFrame): string {
  const account = findAccount(frame.resources);
  if (!isViewed(frame) || account === undefined) return '';
  return `, viewer?: ${isNumber(account) ? 'number' : 'string'}`;
}

function isNumber({ id }: ResourceModel): boolean {
  return VALUE_TYPES[id.kind] === 'number';
}

/** Where rows are read: from the table, or together with what other tables say of them. */
export function renderSelect(frame: StoreFrame): string {
  if (!isJoined(frame.resource)) return `this.queries.select().from(${frame.resource.table.constant})`;
  return `this.details(${isViewed(frame) ? 'viewer' : ''})`;
}

/** Rows that some account has marked. */
export function renderMarked({ constant, file }: MarkModel, item: string, account: string, frame: StoreFrame): string {
  const isMarked = frame.module.use('isMarked', MARKS_FILE);
  return `${account} === undefined ? undefined : ${isMarked}(${frame.module.use(constant, file)}, ${item}, ${account})`;
}

function renderMarks({ marks, table, id }: ResourceModel, { module }: StoreFrame): string[] {
  const item = `${table.constant}${toAccess(id.property)}`;
  return marks.flatMap(({ planned: { flag, count }, constant, file }) => [
    ...(flag === undefined
      ? []
      : [
          `${toPropertyKey(flag)}: ${module.use('isMarked', MARKS_FILE)}(${module.use(constant, file)}, ${item}, viewer),`,
        ]),
    ...(count === undefined
      ? []
      : [`${toPropertyKey(count)}: ${module.use('countMarks', MARKS_FILE)}(${module.use(constant, file)}, ${item}),`]),
  ]);
}

/** How many items each row holds of other resources. */
function renderMemberCounts({ memberships, table, id }: ResourceModel, { module }: StoreFrame): string[] {
  const item = `${table.constant}${toAccess(id.property)}`;
  return memberships.flatMap(({ planned: { count }, constant, file }) => {
    if (count === undefined) return [];
    const call = `${module.use('countMembers', MEMBERS_FILE)}(${module.use(constant, file)}, ${item})`;
    return [`${toPropertyKey(count)}: ${call},`];
  });
}

const FACT_READERS = { size: 'fileSize', type: 'fileType', name: 'fileName' } as const;

/** What is told of an item's files. */
function renderFacts({ resource, module }: StoreFrame): string[] {
  const item = `${resource.table.constant}${toAccess(resource.id.property)}`;
  return listFacts(resource).map(({ file, property, shows }) => {
    const read = module.use(FACT_READERS[shows], STORED_FILES_FILE);
    const fallback = shows === 'name' ? `, ${toLiteral(file.words)}` : '';
    return `${toPropertyKey(property)}: ${read}(${module.use(file.constant, file.file)}, ${item}${fallback}),`;
  });
}

/** What the table of an item that is shown is called in a query: several items of one may be shown. */
function nameJoined({ property, isAlias }: ShownItem, target: ResourceModel, { module }: StoreFrame): string {
  const table = module.use(target.table.constant, tableFile(target));
  if (!isAlias) return table;
  const name = `shown${toPascal(property)}`;
  module.add(`const ${name} = ${module.use('alias', `${DRIZZLE}/pg-core`)}(${table}, ${toLiteral(name)});`);
  return name;
}

/** `details(viewer)`: the query for rows and what other tables say of them. */
export function renderDetails(frame: StoreFrame): string {
  const { resource, resources, module } = frame;
  const { constant } = resource.table;
  const columnsOf = module.use('getTableColumns', DRIZZLE);
  const joins: string[] = [];
  const members = [
    `...${columnsOf}(${constant}),`,
    ...renderMarks(resource, frame),
    ...renderMemberCounts(resource, frame),
    ...renderTallies(resource, frame),
    ...renderFacts(frame),
  ];
  for (const shown of resource.shown) {
    const target = resources.find(({ planned }) => planned.name === shown.resource);
    if (target === undefined) continue;
    const table = nameJoined(shown, target, frame);
    const condition = `${module.use('eq', DRIZZLE)}(${table}${toAccess(target.id.property)}, ${constant}${toAccess(shown.column.property)})`;
    joins.push(`.${shown.column.isNotNull ? 'innerJoin' : 'leftJoin'}(${table}, ${condition})`);
    const worked = shown.isAlias
      ? []
      : [...renderMarks(target, frame), ...renderMemberCounts(target, frame), ...renderTallies(target, frame)];
    members.push(`${toPropertyKey(shown.property)}: { ...${columnsOf}(${table}), ${worked.join(' ')} },`);
  }
  const parameter = renderViewer(frame).replace(', viewer?: ', 'viewer: ');
  const typed = parameter === '' ? '' : `${parameter} | undefined`;
  return `private details(${typed}) {\nreturn this.queries.select({\n${members.join('\n')}\n}).from(${constant})${joins.join('')};\n}`;
}

/** The texts that lists of stored items hold. */
export function renderListValues(frame: StoreFrame): string {
  const { resource, module } = frame;
  const properties = resource.operations.flatMap(({ planned, custom }) =>
    planned.kind === 'values' && custom === undefined && planned.property !== undefined ? [planned.property] : [],
  );
  return [...new Set(properties)]
    .map((property) => {
      const sql = module.use('sql', DRIZZLE);
      const { constant } = resource.table;
      const value = `${sql}<string>\`jsonb_array_elements_text(\${${constant}${toAccess(property)}})\``;
      const there = renderPresence(frame);
      const where = there === undefined ? '' : `.where(${there})`;
      const query = `this.queries.selectDistinct({ value: ${value} }).from(${constant})${where}.orderBy(${sql}\`1\`)`;
      const run = `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
      const comment = `/** Every text that some \`${property}\` holds, once. */`;
      const decode = module.use('fromStored', 'src/storage/columns.ts');
      return `${comment}\nasync list${toPascal(property)}(): Promise<string[]> {\nconst rows = await ${run};\nreturn rows.map(({ value }) => ${decode}(value));\n}`;
    })
    .join('\n\n');
}

/** How many items there are of each value. */
export function renderCounts(frame: StoreFrame): string {
  const { resource, module } = frame;
  const properties = resource.operations.flatMap(({ planned, custom }) =>
    planned.kind === 'counts' && custom === undefined && planned.property !== undefined ? [planned.property] : [],
  );
  return [...new Set(properties)]
    .map((property) => {
      const { constant } = resource.table;
      const column = `${constant}${toAccess(property)}`;
      const count = module.use('count', DRIZZLE);
      const there = renderPresence(frame);
      const where = there === undefined ? '' : `.where(${there})`;
      const query = `this.queries.select({ value: ${column}, number: ${count}() }).from(${constant})${where}.groupBy(${column}).orderBy(${column})`;
      const run = `${module.use('translateErrors', 'src/storage/errors.ts')}(${query})`;
      const comment = `/** How many items have each \`${property}\`; those that have none are not counted. */`;
      const isThere = resource.columns.some((one) => one.property === property && one.isNotNull);
      const pairs = isThere
        ? 'rows.map(({ value, number }) => [value, number])'
        : 'rows.flatMap(({ value, number }) => (value === null ? [] : [[value, number]]))';
      return `${comment}\nasync countBy${toPascal(property)}(): Promise<Record<string, number>> {\nconst rows = await ${run};\nreturn Object.fromEntries(${pairs});\n}`;
    })
    .join('\n\n');
}
