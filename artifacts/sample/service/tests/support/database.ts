import { sql } from 'drizzle-orm';

import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/database.js';

/** A database for the tests of one worker. */
export interface TestDatabase {
  readonly database: Database;
  /** Removes every row. */
  empty(): Promise<void>;
}

/**
 * One statement for all tables, since there may be hundreds. References are not checked, so that the order does not
 * matter. Truncating would take twenty times as long.
 */
const EMPTY = sql`do $$
declare
  one regclass;
begin
  set local session_replication_role = replica;
  for one in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
    execute format('delete from %s', one);
  end loop;
end $$`;

/** Opens a database in memory with nothing in it. It lasts as long as the process. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await openDatabase({});
  return {
    database,
    empty: async () => {
      await database.queries.execute(EMPTY);
    },
  };
}
