import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { calendarDate, instant } from '../../storage/columns.js';

export const authors = pgTable(
  'authors',
  {
    /** Counts up; lists follow it. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    id: uuid('id').primaryKey().defaultRandom(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    name: text('name').notNull(),
    born: calendarDate('born'),
    biography: text('biography'),
  },
  (table) => [index().on(table.ordinal)],
);

/** A row as it is stored. */
export type AuthorRow = typeof authors.$inferSelect;
