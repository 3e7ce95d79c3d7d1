import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import type { Genre } from '../../schemas/genre.js';
import { calendarDate, instant } from '../../storage/columns.js';
import { authors } from '../authors/table.js';

export const books = pgTable(
  'books',
  {
    /** Counts up; lists follow it. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    id: uuid('id').primaryKey().defaultRandom(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    title: text('title').notNull(),
    isbn: text('isbn').notNull().unique(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => authors.id, { onDelete: 'cascade' }),
    genre: text('genre').$type<Genre>().notNull(),
    pages: integer('pages'),
    publishedOn: calendarDate('published_on'),
  },
  (table) => [index().on(table.ordinal), index().on(table.authorId)],
);

/** A row as it is stored. */
export type BookRow = typeof books.$inferSelect;
