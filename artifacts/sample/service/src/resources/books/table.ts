import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';

import type { Genre } from '../../schemas/genre.js';
import { calendarDate, instant, unicode } from '../../storage/columns.js';
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
    title: unicode('title').notNull(),
    isbn: unicode('isbn').notNull().unique(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => authors.id, { onDelete: 'restrict' }),
    genre: unicode('genre').$type<Genre>().notNull(),
    pages: integer('pages'),
    publishedOn: calendarDate('published_on'),
  },
  (table) => [
    index().on(table.authorId),
    index().on(table.genre),
    index().on(table.pages),
    index().on(table.ordinal),
  ],
);

/** A row as it is stored. */
export type BookRow = typeof books.$inferSelect;
