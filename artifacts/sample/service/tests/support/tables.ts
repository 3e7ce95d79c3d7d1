import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig } from 'drizzle-orm/pg-core';

/** The rules and the indexes of a table in words, sorted. */
export function describeTable(table: PgTable): string[] {
  const { columns, foreignKeys, indexes, uniqueConstraints } = getTableConfig(table);
  const join = (named: readonly object[]): string =>
    named.map((one) => ('name' in one ? String(one.name) : '')).join(', ');
  return [
    ...columns.filter(({ isUnique }) => isUnique).map(({ name }) => `unique ${name}`),
    ...uniqueConstraints.map((set) => `unique ${join(set.columns)}`),
    ...indexes.map(({ config }) => `index on ${join(config.columns)}`),
    ...foreignKeys.map((key) => {
      const { columns: from, foreignTable } = key.reference();
      return `${join(from)} refers to ${getTableName(foreignTable)}, on delete ${key.onDelete ?? 'no action'}`;
    }),
  ].sort();
}

/** The columns of a table in words, sorted. */
export function describeColumns(table: PgTable): string[] {
  const { columns } = getTableConfig(table);
  return columns
    .map((column) => `${column.name} ${column.getSQLType()}${column.notNull ? ', never null' : ''}`)
    .sort();
}
