import path from 'node:path';

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

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
export function openDatabase({ url, directory }: DatabaseConfig): Promise<Database> {
  return url === undefined ? openEmbedded(directory) : openServer(url);
}

async function openEmbedded(directory = 'memory://'): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const { migrate } = await import('drizzle-orm/pglite/migrator');
  const client = await PGlite.create(directory);
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

async function openServer(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const { migrate } = await import('drizzle-orm/node-postgres/migrator');
  const pool = new pg.Pool({ connectionString: url, options: '-c TimeZone=UTC' });
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', () => undefined);
  const client = await pool.connect();
  try {
    // Of several instances that start at once, all but the first find nothing left to do.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    // Ends the session, and the lock with it.
    client.release(true);
  }
  return {
    queries: drizzle(pool),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}
