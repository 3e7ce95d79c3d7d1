import { access } from 'node:fs/promises';
import path from 'node:path';

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';

import type { DatabaseConfig } from '../config.js';

/** Where queries go; the same for an embedded database and for a server. */
export type Queries = PgDatabase<PgQueryResultHKT>;

/** An open database whose tables are up to date. */
export interface Database {
  readonly queries: Queries;
  /** Asks the database for an answer; rejects when there is none. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const MIGRATIONS = path.join(import.meta.dirname, '../../migrations');
/** Any number will do, as long as every instance uses the same. */
const MIGRATION_LOCK = 7_415_210_338;

/** Opens the database and brings its tables up to date. */
export function openDatabase({ url, directory, ...limits }: DatabaseConfig): Promise<Database> {
  return url === undefined ? openEmbedded(directory) : openServer(url, limits);
}

/** What a database that was never used holds, where there is none yet: making it anew takes seconds and twice the memory. */
async function findFreshData(directory: string): Promise<Blob | undefined> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  return access(path.join(directory, 'PG_VERSION')).then(() => undefined, dataDir);
}

async function openEmbedded(directory = 'memory://'): Promise<Database> {
  const { PGlite, types } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const { migrate } = await import('drizzle-orm/pglite/migrator');
  const asText = (value: string) => value;
  const parsers = Object.fromEntries(
    [types.DATE, types.INTERVAL, types.TIMESTAMP, types.TIMESTAMPTZ].map((type) => [type, asText]),
  );
  const loadDataDir = await findFreshData(directory);
  const client = await PGlite.create(directory, { parsers, loadDataDir });
  // Drizzle hands parsers over with each query, which PGlite then merges with hundreds of its own: it has them already.
  const query = client.query.bind(client);
  client.query = (text, values, options) =>
    query(text, values, options?.rowMode && { rowMode: options.rowMode });
  const queries = drizzle(client);
  await migrate(queries, { migrationsFolder: MIGRATIONS });
  return {
    queries,
    ping: async () => {
      await client.query('select 1');
    },
    close: () => client.close(),
  };
}

type Limits = Pick<DatabaseConfig, 'connections' | 'timeout'>;

async function openServer(
  url: string,
  { timeout = 10_000, connections = 10 }: Limits,
): Promise<Database> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const connection = {
    connectionString: url,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: timeout,
  };
  await migrateServer(new pg.Client(connection));
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    statement_timeout: timeout,
    idle_in_transaction_session_timeout: timeout,
    // For a server that says nothing any more; one that works ends the statement before.
    query_timeout: timeout + 1000,
  });
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', () => undefined);
  return {
    queries: drizzle(pool),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** Brings the tables up to date, however long it takes. */
async function migrateServer(client: Client): Promise<void> {
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const { migrate } = await import('drizzle-orm/node-postgres/migrator');
  await client.connect();
  try {
    // Of several instances that start at once, all but the first find nothing left to do.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    // Ends the session, and the lock with it.
    await client.end();
  }
}
