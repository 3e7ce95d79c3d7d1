import { asc, desc, eq, ilike, sql } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import { contains } from '../../storage/filters.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';
import { Shapes } from '../../storage/shapes.js';

import type { AuthorRow } from './table.js';
import { authors } from './table.js';

/** What narrows a list; absent: everything. */
export interface AuthorFilter {
  /** Contains this text, ignoring case. */
  readonly nameContains?: string;
}

/** How a list is ordered. */
export interface AuthorSort {
  /** Absent: the order of creation. */
  readonly by?: keyof typeof sortable | undefined;
  readonly isDescending: boolean;
}

const sortable = {
  name: authors.name,
  createdAt: authors.createdAt,
};

/** Items with the same value follow one another as they were created; those without a value come last. */
function ordering({ by, isDescending }: AuthorSort) {
  const creation = isDescending ? desc(authors.ordinal) : asc(authors.ordinal);
  if (by === undefined) return [creation];
  const column = sortable[by];
  return [isDescending ? sql`${desc(column)} nulls last` : asc(column), creation];
}

/** Author items in the database. */
export class AuthorStore {
  private finding?: ReturnType<AuthorStore['prepareFind']>;

  private readonly inserting = new Shapes((values: typeof authors.$inferInsert) =>
    this.queries.insert(authors).values(values).returning().prepare(''),
  );

  constructor(private readonly queries: Queries) {}

  list(
    filter: AuthorFilter,
    { offset, limit }: Range,
    sort: AuthorSort = { isDescending: false },
  ): Promise<AuthorRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(authors)
        .where(matches(filter))
        .orderBy(...ordering(sort))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: AuthorFilter): Promise<number> {
    return translateErrors(this.queries.$count(authors, matches(filter)));
  }

  async find(id: string): Promise<AuthorRow | undefined> {
    this.finding ??= this.prepareFind();
    const [row] = await translateErrors(this.finding.execute({ id }));
    return row;
  }

  async insert(
    input: Pick<typeof authors.$inferInsert, 'name' | 'born' | 'biography'>,
  ): Promise<AuthorRow> {
    const values = {
      name: input.name,
      born: input.born,
      biography: input.biography,
    };
    return onlyRow(await translateErrors(this.inserting.run(values)));
  }

  async replace(
    id: string,
    input: Pick<typeof authors.$inferInsert, 'name' | 'born' | 'biography'>,
  ): Promise<AuthorRow | undefined> {
    const values = {
      name: input.name,
      born: input.born ?? null,
      biography: input.biography ?? null,
    };
    const [row] = await translateErrors(
      this.queries.update(authors).set(values).where(eq(authors.id, id)).returning(),
    );
    return row;
  }

  /** Gives what was removed. */
  async remove(id: string): Promise<AuthorRow | undefined> {
    const [row] = await translateErrors(
      this.queries.delete(authors).where(eq(authors.id, id)).returning(),
    );
    return row;
  }

  private prepareFind() {
    return this.queries
      .select()
      .from(authors)
      .where(eq(authors.id, sql.param(sql.placeholder('id'), authors.id)))
      .prepare('find_authors');
  }
}

function matches(filter: AuthorFilter) {
  return filter.nameContains === undefined
    ? undefined
    : ilike(authors.name, contains(filter.nameContains));
}
