import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Column, ColumnKind } from '../model/columns';
import { findAccount } from '../model/derived';
import { writesMessages } from '../model/messages';
import type { ForeignKey, ResourceModel } from '../model/resources';
import { keepsAnswers } from '../model/transactions';
import type { SourceFile } from '../text/source-module';
import { quoteName, quoteText } from '../text/sql';

import { renderCheck } from './checks';
import { listSets, renderCounters } from './counters';
import { callNext, joinName, nameSequence } from './database-names';
import { listIndexes } from './table';
import { givesRefreshTokens } from './token-methods';

const SQL_TYPES: Readonly<Record<ColumnKind, string>> = {
  uuid: 'uuid',
  text: 'text',
  date: 'date',
  instant: 'timestamp (3) with time zone',
  integer: 'integer',
  bigint: 'bigint',
  numeric: 'numeric',
  double: 'double precision',
  boolean: 'boolean',
  json: 'jsonb',
};

const TAG = '0000_initial';
/** Drizzle's own separator of statements. */
const BREAKPOINT = '--> statement-breakpoint';

function renderValue(value: unknown, kind: ColumnKind): string {
  if (kind === 'json') return `${quoteText(JSON.stringify(value))}::jsonb`;
  return typeof value === 'string' ? quoteText(value) : String(value);
}

function renderFallback({ fallback, kind }: Column, resource: ResourceModel): string {
  if (fallback === undefined || fallback.from === 'random-text') return '';
  if (fallback.from === 'next-number') return ` DEFAULT ${callNext(resource)}`;
  if (fallback.from === 'schema') return ` DEFAULT ${renderValue(fallback.value, kind)}`;
  if (fallback.from === 'highest') return fallback.most === undefined ? ' DEFAULT 0' : '';
  if (fallback.from === 'uuid') return ' DEFAULT gen_random_uuid()';
  return fallback.from === 'clock' || fallback.from === 'now' ? ' DEFAULT now()' : ' GENERATED ALWAYS AS IDENTITY';
}

function renderColumn(column: Column, resource: ResourceModel, document: OpenApiDocument): string {
  const { sqlName, kind, isPrimary, isNotNull } = column;
  const rule = isPrimary ? ' PRIMARY KEY' : '';
  const required = isNotNull ? ' NOT NULL' : '';
  const check = renderCheck(column, document);
  return `  ${quoteName(sqlName)} ${SQL_TYPES[kind]}${rule}${renderFallback(column, resource)}${required}${check}`;
}

function renderUnique(resource: ResourceModel): string[] {
  const { table } = resource;
  return listSets(resource).map((columns) => {
    const names = columns.map(({ sqlName }) => sqlName);
    const constraint = quoteName(joinName(table.sqlName, ...names, 'unique'));
    return `  CONSTRAINT ${constraint} UNIQUE (${names.map(quoteName).join(', ')})`;
  });
}

function renderTable(resource: ResourceModel, document: OpenApiDocument): string[] {
  const { table, id } = resource;
  const columns = resource.columns.map((column) => renderColumn(column, resource, document));
  const lines = [...columns, ...renderUnique(resource)];
  const created = `CREATE TABLE ${quoteName(table.sqlName)} (\n${lines.join(',\n')}\n);`;
  if (id.fallback?.from !== 'next-number') return [created];
  const sequence = quoteName(nameSequence(resource));
  const owner = `${quoteName(table.sqlName)}.${quoteName(id.sqlName)}`;
  return [`CREATE SEQUENCE ${sequence};`, created, `ALTER SEQUENCE ${sequence} OWNED BY ${owner};`];
}

/** Where ids may change, what refers to them follows. */
function renderOnUpdate({ planned }: ResourceModel): string {
  return planned.id.isMutable === true ? ' ON UPDATE CASCADE' : '';
}

function renderForeignKey({ table }: ResourceModel, { column, onDelete }: ForeignKey, target: ResourceModel): string {
  const name = quoteName(joinName(table.sqlName, column.sqlName, target.table.sqlName, target.id.sqlName, 'fk'));
  const from = `FOREIGN KEY (${quoteName(column.sqlName)})`;
  const to = `REFERENCES ${quoteName(target.table.sqlName)} (${quoteName(target.id.sqlName)})`;
  return `ALTER TABLE ${quoteName(table.sqlName)} ADD CONSTRAINT ${name} ${from} ${to} ON DELETE ${onDelete.toUpperCase()}${renderOnUpdate(target)};`;
}

function renderForeignKeys(resource: ResourceModel, resources: readonly ResourceModel[]): string[] {
  return resource.foreignKeys.flatMap((key) => {
    const target = resources.find(({ planned }) => planned.name === key.resource);
    return target === undefined ? [] : [renderForeignKey(resource, key, target)];
  });
}

function renderIndexes(resource: ResourceModel, document: OpenApiDocument): string[] {
  return listIndexes(resource, document).map(({ column: { sqlName }, method }) => {
    const { sqlName: table } = resource.table;
    const on = `${quoteName(table)}${method === 'hash' ? ' USING hash' : ''}`;
    return `CREATE INDEX ${quoteName(joinName(table, sqlName, 'index'))} ON ${on} (${quoteName(sqlName)});`;
  });
}

function renderLink(name: string, target: ResourceModel): string {
  const to = `${quoteName(target.table.sqlName)} (${quoteName(target.id.sqlName)})`;
  return `  ${quoteName(name)} ${SQL_TYPES[target.id.kind]} NOT NULL REFERENCES ${to} ON DELETE CASCADE${renderOnUpdate(target)}`;
}

function renderAccountIndex(table: string): string {
  return `CREATE INDEX ${quoteName(joinName(table, 'account', 'index'))} ON ${quoteName(table)} ("account");`;
}

/** What accounts mark items with, and the tokens that they call with. */
function renderAccountTables(resources: readonly ResourceModel[]): string[] {
  const account = findAccount(resources);
  if (account === undefined) return [];
  const marks = resources.flatMap((item) =>
    item.marks.flatMap(({ sqlName }) => {
      const columns = [renderLink('item', item), renderLink('account', account), '  PRIMARY KEY ("item", "account")'];
      return [`CREATE TABLE ${quoteName(sqlName)} (\n${columns.join(',\n')}\n);`, renderAccountIndex(sqlName)];
    }),
  );
  const columns = [
    '  "hash" text PRIMARY KEY',
    renderLink('account', account),
    '  "expires_at" timestamp with time zone',
    ...(givesRefreshTokens(account) ? ['  "renews" text'] : []),
  ];
  const tokens = `CREATE TABLE "access_tokens" (\n${columns.join(',\n')}\n);`;
  return [...marks, tokens, renderAccountIndex('access_tokens'), ...renderOutbox(account)];
}

/** Messages to accounts that wait to be sent. */
function renderOutbox(account: ResourceModel): string[] {
  if (!writesMessages(account)) return [];
  const columns = [
    '  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid()',
    '  "purpose" text NOT NULL',
    '  "recipient" text NOT NULL',
    renderLink('account', account).replace(' NOT NULL', ''),
    '  "code" text UNIQUE',
    '  "created_at" timestamp with time zone DEFAULT now() NOT NULL',
    '  "expires_at" timestamp with time zone',
    '  "sent_at" timestamp with time zone',
  ];
  return [`CREATE TABLE "outbox" (\n${columns.join(',\n')}\n);`, renderAccountIndex('outbox')];
}

/** The answers that were given under keys. */
function renderKeyTable(resources: readonly ResourceModel[]): string[] {
  if (!resources.some(({ operations }) => operations.some(keepsAnswers))) return [];
  const texts = ['operation', 'caller', 'key', 'asked'].map((name) => `  ${quoteName(name)} text NOT NULL`);
  const columns = [
    ...texts,
    '  "status" integer DEFAULT 0 NOT NULL',
    `  "headers" text DEFAULT '[]' NOT NULL`,
    '  "body" text',
    '  "created_at" timestamp with time zone DEFAULT now() NOT NULL',
    '  PRIMARY KEY ("operation", "caller", "key")',
  ];
  return [
    `CREATE TABLE "idempotency_keys" (\n${columns.join(',\n')}\n);`,
    'CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");',
  ];
}

/** Bytes that items have beside them. */
function renderFileTables(resources: readonly ResourceModel[]): string[] {
  return resources.flatMap((item) =>
    item.files.map(({ sqlName }) => {
      const columns = [
        renderLink('item', item).replace(' NOT NULL', ' PRIMARY KEY'),
        '  "content" bytea NOT NULL',
        '  "type" text NOT NULL',
        '  "name" text',
      ];
      return `CREATE TABLE ${quoteName(sqlName)} (\n${columns.join(',\n')}\n);`;
    }),
  );
}

/** What items hold of other resources. */
function renderMemberTables(resources: readonly ResourceModel[]): string[] {
  return resources.flatMap((item) =>
    item.memberships.flatMap(({ sqlName, planned }) => {
      const member = resources.find((one) => one.planned.name === planned.resource);
      if (member === undefined) return [];
      const columns = [
        renderLink('item', item),
        renderLink('member', member),
        '  "place" bigint NOT NULL GENERATED ALWAYS AS IDENTITY',
        '  PRIMARY KEY ("item", "member")',
      ];
      const index = `CREATE INDEX ${quoteName(joinName(sqlName, 'member', 'index'))} ON ${quoteName(sqlName)} ("member");`;
      return [`CREATE TABLE ${quoteName(sqlName)} (\n${columns.join(',\n')}\n);`, index];
    }),
  );
}

/** The statements that make the tables, in an order in which each finds what it refers to. */
export function renderMigration(resources: readonly ResourceModel[], document: OpenApiDocument): string {
  const statements = [
    ...resources.flatMap((resource) => renderTable(resource, document)),
    ...resources.flatMap((resource) => renderForeignKeys(resource, resources)),
    ...resources.flatMap((resource) => renderIndexes(resource, document)),
    ...resources.flatMap(renderCounters),
    ...renderAccountTables(resources),
    ...renderMemberTables(resources),
    ...renderKeyTable(resources),
    ...renderFileTables(resources),
  ];
  return `${statements.join(`\n${BREAKPOINT}\n`)}\n`;
}

/** `migrations/`: the first migration and the journal that Drizzle reads. */
export function emitMigrations(resources: readonly ResourceModel[], document: OpenApiDocument): SourceFile[] {
  const entry = { idx: 0, version: '7', when: Date.UTC(2000, 0, 1), tag: TAG, breakpoints: true };
  const entries = resources.length === 0 ? [] : [entry];
  const journal = { version: '7', dialect: 'postgresql', entries };
  return [
    { path: 'migrations/meta/_journal.json', text: `${JSON.stringify(journal)}\n` },
    ...(resources.length === 0 ? [] : [{ path: `migrations/${TAG}.sql`, text: renderMigration(resources, document) }]),
  ];
}
