import { isDetailed } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import type { StoreMethod } from '../model/store-needs';
import { toAccess, toLiteral } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import { joinConditions, renderPresence } from './store-presence';

const DRIZZLE = 'drizzle-orm';
/** PostgreSQL cuts longer names off. */
const LONGEST_NAME = 63;

/** The query for one row, written once: it is asked more often than any other. */
export function renderPrepared(resource: ResourceModel, module: SourceModule): string {
  const { constant, sqlName } = resource.table;
  const id = `${constant}${toAccess(resource.id.property)}`;
  const sql = module.use('sql', DRIZZLE);
  const isSelf = `${module.use('eq', DRIZZLE)}(${id}, ${sql}.param(${sql}.placeholder('id'), ${id}))`;
  const where = `.where(${joinConditions([isSelf, renderPresence({ resource, module })], module) ?? ''})`;
  const name = toLiteral(`find_${sqlName}`.slice(0, LONGEST_NAME));
  return `private prepareFind() {\nreturn this.queries.select().from(${constant})${where}.prepare(${name});\n}`;
}

/** Whether a row may get a number that somebody has chosen before. */
export function isNumbered({ id }: ResourceModel): boolean {
  return id.fallback?.from === 'next-number';
}

/** The query for one new row. Where its number or a suggested id may be taken, that ends nothing. */
export function renderInsertQuery(resource: ResourceModel, values = 'values'): string {
  const { table, id, planned } = resource;
  const mayBeTaken = isNumbered(resource) || planned.id.isSuggested === true;
  const taken = mayBeTaken ? `.onConflictDoNothing({ target: ${table.constant}${toAccess(id.property)} })` : '';
  return `this.queries.insert(${table.constant}).values(${values})${taken}.returning()`;
}

/** Whether inserts of the same values are the same query: not where the service itself makes something up. */
export function isWrittenOnce({ columns }: ResourceModel): boolean {
  return columns.every(({ fallback }) => fallback?.from !== 'random-text');
}

/** What a store keeps between calls. */
export function renderFields(
  resource: ResourceModel,
  module: SourceModule,
  className: string,
  methods: ReadonlySet<StoreMethod>,
): string {
  const finding = `private finding?: ReturnType<${className}['prepareFind']>;`;
  const inserting = (): string => {
    const write = `(values: typeof ${resource.table.constant}.$inferInsert) => ${renderInsertQuery(resource)}.prepare('')`;
    return `private readonly inserting = new ${module.use('Shapes', 'src/storage/shapes.ts')}(${write});`;
  };
  const fields = [
    ...(methods.has('find') && !isDetailed(resource) ? [finding] : []),
    ...(methods.has('insert') && isWrittenOnce(resource) ? [inserting()] : []),
  ];
  return fields.map((field) => `${field}\n\n`).join('');
}
