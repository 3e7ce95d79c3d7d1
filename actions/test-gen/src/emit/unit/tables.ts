import { renderLiteral } from '../../text/code';
import type { Suite, TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import { emitConversions } from './conversions';
import type { Sources } from './schemas';

const TABLE_FILE = /^src\/resources\/[\w-]+\/table\.ts$/;
const MIGRATION = /^migrations\/[\w-]+\.sql$/;

const CREATE = /CREATE TABLE "([^"]+)" \(\n([\s\S]*?)\n\);/g;
const UNIQUE = /CONSTRAINT "[^"]+" UNIQUE \(([^)]*)\)/g;
const INDEX = /CREATE INDEX "[^"]+" ON "([^"]+)"(?: USING \w+)? \(([^)]*)\)/g;
const KEY =
  /ALTER TABLE "([^"]+)" ADD CONSTRAINT "[^"]+" FOREIGN KEY \(([^)]*)\) REFERENCES "([^"]+)" \([^)]*\) ON DELETE ([A-Z ]+?)(?: ON UPDATE|;)/g;

const unquote = (columns = ''): string => columns.replaceAll('"', '');

/** What the first migration says of each table, in the words of the support's `describeTable`. */
function readRules(migration: string): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  const add = (table = '', rule: string): void => void rules.get(table)?.push(rule);
  for (const [, table = '', lines = ''] of migration.matchAll(CREATE))
    rules.set(
      table,
      [...lines.matchAll(UNIQUE)].map(([, columns]) => `unique ${unquote(columns)}`),
    );
  for (const [, table, columns] of migration.matchAll(INDEX)) add(table, `index on ${unquote(columns)}`);
  for (const [, table, columns, target = '', action = ''] of migration.matchAll(KEY))
    add(table, `${unquote(columns)} refers to ${target}, on delete ${action.toLowerCase()}`);
  return rules;
}

const COLUMN = /^\s*"([^"]+)" (.+?)(?= PRIMARY KEY| DEFAULT| GENERATED| NOT NULL| CHECK|,?$)(.*)$/gm;

/** What the first migration says of each table's columns, in the words of the support's `describeColumns`. */
function readColumns(migration: string): Map<string, string[]> {
  const tables = [...migration.matchAll(CREATE)].map(([, table = '', lines = '']): [string, string[]] => {
    const columns = [...lines.matchAll(COLUMN)].map(
      ([, name = '', type = '', rest = '']) => `${name} ${type}${rest.includes(' NOT NULL') ? ', never null' : ''}`,
    );
    return [table, columns];
  });
  return new Map(tables);
}

/** Tests that a table is the one that the database has. */
function emitTable(constant: string, rules: readonly string[], columns: readonly string[]): TestCase[] {
  const compare = (title: string, code: string, expected: readonly string[]): TestCase => ({
    title,
    isSync: true,
    lines: [`expect(${code}(${constant})).toEqual(${renderLiteral([...expected].sort())});`],
  });
  return [
    compare('has the columns of its migration', 'describeColumns', columns),
    // A table without rules looks like no table.
    ...(rules.length === 0 ? [] : [compare('has the rules and indexes of its migration', 'describeTable', rules)]),
  ];
}

/** Tests that the tables the queries are written with are those that the database has. */
export function emitTables(sources: Sources): TestModule | undefined {
  const [migration, ...later] = [...sources].filter(([file]) => MIGRATION.test(file)).map(([, text]) => text);
  // What several migrations make of a table together only a database can tell.
  if (migration === undefined || later.length > 0) return undefined;
  const [rules, columns] = [readRules(migration), readColumns(migration)];
  const imports: string[] = [];
  const converted = new Set<string>();
  const suites = [...sources].flatMap(([file, text]): Suite[] => {
    const [, constant, name = ''] = /^export const (\w+) = pgTable\(\s*'([^']+)'/m.exec(text) ?? [];
    const own = columns.get(name);
    if (!TABLE_FILE.test(file) || constant === undefined || own === undefined) return [];
    imports.push(`import { ${constant} } from "../../${file.replace(/\.ts$/, '.js')}";`);
    const conversions = emitConversions(constant, text, converted);
    return [{ title: constant, cases: [...emitTable(constant, rules.get(name) ?? [], own), ...conversions] }];
  });
  const head = [
    'import { describe, expect, it } from "vitest";',
    '',
    ...imports,
    'import { describeColumns, describeTable } from "../support/tables.js";',
  ].join('\n');
  return createModule({ path: 'tests/unit/tables.test.ts', kind: 'unit', head, suites });
}
