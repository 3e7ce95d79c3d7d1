import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, uuid } from 'drizzle-orm/pg-core';

import type { LoanStatus } from '../../schemas/loan-status.js';
import { calendarDate, instant, unicode } from '../../storage/columns.js';
import { books } from '../books/table.js';
import { members } from '../members/table.js';

export const loans = pgTable(
  'loans',
  {
    /** Counts up; lists follow it. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    id: uuid('id').primaryKey().defaultRandom(),
    status: unicode('status').$type<LoanStatus>().notNull().default('active'),
    returnedAt: instant('returned_at'),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    bookId: uuid('book_id')
      .notNull()
      .references(() => books.id, { onDelete: 'restrict' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    dueOn: calendarDate('due_on').notNull(),
  },
  (table) => [
    index().on(table.memberId),
    index().on(table.status),
    index().on(table.bookId),
    index().on(table.ordinal),
  ],
);

/** A row as it is stored. */
export type LoanRow = typeof loans.$inferSelect;
