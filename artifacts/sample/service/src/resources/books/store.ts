import { and, asc, desc, eq, gte, ilike, lte, sql } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import { contains } from '../../storage/filters.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';
import { Shapes } from '../../storage/shapes.js';

import type { BookRow } from './table.js';
import { books } from './table.js';

/** What narrows a list; absent: everything. */
export interface BookFilter {
  readonly authorId?: string;
  readonly genre?: string;
  /** Contains this text, ignoring case. */
  readonly titleContains?: string;
  readonly pagesFrom?: number;
  readonly pagesTo?: number;
}

/** How a list is ordered. */
export interface BookSort {
  /** Absent: the order of creation. */
  readonly by?: keyof typeof sortable | undefined;
  readonly isDescending: boolean;
}

const sortable = {
  title: books.title,
  pages: books.pages,
  publishedOn: books.publishedOn,
};

/** Items with the same value follow one another as they were created; those without a value come last. */
function ordering({ by, isDescending }: BookSort) {
  const creation = isDescending ? desc(books.ordinal) : asc(books.ordinal);
  if (by === undefined) return [creation];
  const column = sortable[by];
  return [isDescending ? sql`${desc(column)} nulls last` : asc(column), creation];
}

/** Book items in the database. */
export class BookStore {
  private finding?: ReturnType<BookStore['prepareFind']>;

  private readonly inserting = new Shapes((values: typeof books.$inferInsert) =>
    this.queries.insert(books).values(values).returning().prepare(''),
  );

  constructor(private readonly queries: Queries) {}

  list(
    filter: BookFilter,
    { offset, limit }: Range,
    sort: BookSort = { isDescending: false },
  ): Promise<BookRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(books)
        .where(matches(filter))
        .orderBy(...ordering(sort))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: BookFilter): Promise<number> {
    return translateErrors(this.queries.$count(books, matches(filter)));
  }

  async find(id: string): Promise<BookRow | undefined> {
    this.finding ??= this.prepareFind();
    const [row] = await translateErrors(this.finding.execute({ id }));
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
    return onlyRow(await translateErrors(this.inserting.run(values)));
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

  private prepareFind() {
    return this.queries
      .select()
      .from(books)
      .where(eq(books.id, sql.param(sql.placeholder('id'), books.id)))
      .prepare('find_books');
  }
}

function matches(filter: BookFilter) {
  return and(
    filter.authorId === undefined ? undefined : eq(books.authorId, filter.authorId),
    filter.genre === undefined ? undefined : eq(sql`${books.genre}`, filter.genre),
    filter.titleContains === undefined
      ? undefined
      : ilike(books.title, contains(filter.titleContains)),
    filter.pagesFrom === undefined ? undefined : gte(books.pages, filter.pagesFrom),
    filter.pagesTo === undefined ? undefined : lte(books.pages, filter.pagesTo),
  );
}
