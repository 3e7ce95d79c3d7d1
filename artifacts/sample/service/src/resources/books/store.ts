import { and, asc, eq, ilike, sql } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import { contains } from '../../storage/filters.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';

import type { BookRow } from './table.js';
import { books } from './table.js';

/** What narrows a list; absent: everything. */
export interface BookFilter {
  readonly authorId?: string;
  readonly genre?: string;
  /** Contains this text, ignoring case. */
  readonly titleContains?: string;
}

/** Book items in the database. */
export class BookStore {
  constructor(private readonly queries: Queries) {}

  /** In the order in which they were created. */
  list(filter: BookFilter, { offset, limit }: Range): Promise<BookRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(books)
        .where(matches(filter))
        .orderBy(asc(books.ordinal))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: BookFilter): Promise<number> {
    return translateErrors(this.queries.$count(books, matches(filter)));
  }

  async find(id: string): Promise<BookRow | undefined> {
    const [row] = await translateErrors(this.queries.select().from(books).where(eq(books.id, id)));
    return row;
  }

  async insert(
    input: Pick<
      typeof books.$inferInsert,
      'title' | 'isbn' | 'authorId' | 'genre' | 'pages' | 'publishedOn'
    >,
  ): Promise<BookRow> {
    const values = {
      title: input.title,
      isbn: input.isbn,
      authorId: input.authorId,
      genre: input.genre,
      pages: input.pages,
      publishedOn: input.publishedOn,
    };
    return onlyRow(await translateErrors(this.queries.insert(books).values(values).returning()));
  }

  /** Changes what is given. */
  async update(
    id: string,
    changes: Partial<Pick<typeof books.$inferInsert, 'title' | 'genre' | 'pages' | 'publishedOn'>>,
  ): Promise<BookRow | undefined> {
    const values = {
      title: changes.title,
      genre: changes.genre,
      pages: changes.pages,
      publishedOn: changes.publishedOn,
      updatedAt: sql`now()`,
    };
    const [row] = await translateErrors(
      this.queries.update(books).set(values).where(eq(books.id, id)).returning(),
    );
    return row;
  }

  /** Gives what was removed. */
  async remove(id: string): Promise<BookRow | undefined> {
    const [row] = await translateErrors(
      this.queries.delete(books).where(eq(books.id, id)).returning(),
    );
    return row;
  }
}

function matches(filter: BookFilter) {
  return and(
    filter.authorId === undefined ? undefined : eq(books.authorId, filter.authorId),
    filter.genre === undefined ? undefined : eq(sql`${books.genre}`, filter.genre),
    filter.titleContains === undefined
      ? undefined
      : ilike(books.title, contains(filter.titleContains)),
  );
}
