import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
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

/** Opens a database with nothing in it. It lasts as long as the process. */
export async function openTestDatabase(): Promise<TestDatabase> {
  await removeAbandoned();
  const directory = await mkdtemp(path.join(tmpdir(), `service-tests-${process.pid}-`));
  removeAtEnd(directory);
  await cp(await findFreshData(), directory, { recursive: true });
  const database = await openDatabase({ directory });
  return {
    database,
    empty: async () => {
      await database.queries.execute(EMPTY);
    },
  };
}

/** Workers are ended by a signal, which nothing else would answer. */
function removeAtEnd(directory: string): void {
  process.once('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  process.once('SIGTERM', () => process.exit());
}

/** Workers that are killed cannot tidy up. The next one does it for them. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = /^service-tests-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The data directory of a PostgreSQL that was never used. Making one takes seconds and copying it does not, so it is kept
 * in the system's temporary directory, one for each lock file.
 */
async function findFreshData(): Promise<string> {
  const lock = await readFile(new URL('../../package-lock.json', import.meta.url));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const kept = path.join(tmpdir(), `service-tests-fresh-${key}`);
  if (await stat(kept).catch(() => undefined)) return kept;
  const made = path.join(tmpdir(), `service-tests-${process.pid}-${randomUUID()}`);
  await (await PGlite.create(made)).close();
  // Another process may have been faster; then this one's is not needed.
  await rename(made, kept).catch(() => rm(made, { recursive: true, force: true }));
  return kept;
}
