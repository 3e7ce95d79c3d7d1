import { asc, eq, ilike } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import { contains } from '../../storage/filters.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';

import type { AuthorRow } from './table.js';
import { authors } from './table.js';

/** What narrows a list; absent: everything. */
export interface AuthorFilter {
  /** Contains this text, ignoring case. */
  readonly nameContains?: string;
}

/** Author items in the database. */
export class AuthorStore {
  constructor(private readonly queries: Queries) {}

  /** In the order in which they were created. */
  list(filter: AuthorFilter, { offset, limit }: Range): Promise<AuthorRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(authors)
        .where(matches(filter))
        .orderBy(asc(authors.ordinal))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: AuthorFilter): Promise<number> {
    return translateErrors(this.queries.$count(authors, matches(filter)));
  }

  async find(id: string): Promise<AuthorRow | undefined> {
    const [row] = await translateErrors(
      this.queries.select().from(authors).where(eq(authors.id, id)),
    );
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
    return onlyRow(await translateErrors(this.queries.insert(authors).values(values).returning()));
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
}

function matches(filter: AuthorFilter) {
  return filter.nameContains === undefined
    ? undefined
    : ilike(authors.name, contains(filter.nameContains));
}
