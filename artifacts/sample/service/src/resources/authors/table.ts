import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, uuid } from 'drizzle-orm/pg-core';

import { calendarDate, instant, unicode } from '../../storage/columns.js';

export const authors = pgTable(
  'authors',
  {
    /** Counts up; lists follow it. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    id: uuid('id').primaryKey().defaultRandom(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    name: unicode('name').notNull(),
    born: calendarDate('born'),
    biography: unicode('biography'),
  },
  (table) => [index().on(table.ordinal)],
);

/** A row as it is stored. */
export type AuthorRow = typeof authors.$inferSelect;
