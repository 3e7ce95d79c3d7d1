import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';
import { Shapes } from '../../storage/shapes.js';

import type { LoanRow } from './table.js';
import { loans } from './table.js';

/** What narrows a list; absent: everything. */
export interface LoanFilter {
  readonly memberId?: string;
  readonly status?: string;
  readonly bookId?: string;
}

/** How a list is ordered. */
export interface LoanSort {
  /** Absent: the order of creation. */
  readonly by?: keyof typeof sortable | undefined;
  readonly isDescending: boolean;
}

const sortable = {
  dueOn: loans.dueOn,
  createdAt: loans.createdAt,
};

/** Items with the same value follow one another as they were created; those without a value come last. */
function ordering({ by, isDescending }: LoanSort) {
  const creation = isDescending ? desc(loans.ordinal) : asc(loans.ordinal);
  if (by === undefined) return [creation];
  const column = sortable[by];
  return [isDescending ? sql`${desc(column)} nulls last` : asc(column), creation];
}

/** Loan items in the database. */
export class LoanStore {
  private finding?: ReturnType<LoanStore['prepareFind']>;

  private readonly inserting = new Shapes((values: typeof loans.$inferInsert) =>
    this.queries.insert(loans).values(values).returning().prepare(''),
  );

  constructor(private readonly queries: Queries) {}

  list(
    filter: LoanFilter,
    { offset, limit }: Range,
    sort: LoanSort = { isDescending: false },
  ): Promise<LoanRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(loans)
        .where(matches(filter))
        .orderBy(...ordering(sort))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: LoanFilter): Promise<number> {
    return translateErrors(this.queries.$count(loans, matches(filter)));
  }

  async find(id: string): Promise<LoanRow | undefined> {
    this.finding ??= this.prepareFind();
    const [row] = await translateErrors(this.finding.execute({ id }));
    return row;
  }

  async insert(
    input: Pick<typeof loans.$inferInsert, 'bookId' | 'memberId' | 'dueOn'>,
  ): Promise<LoanRow> {
    const values = {
      bookId: input.bookId,
      memberId: input.memberId,
      dueOn: input.dueOn,
    };
    return onlyRow(await translateErrors(this.inserting.run(values)));
  }

  /** Changes what is given. */
  async update(
    id: string,
    changes: Partial<Pick<typeof loans.$inferInsert, 'dueOn'>>,
  ): Promise<LoanRow | undefined> {
    const values = {
      dueOn: changes.dueOn,
      updatedAt: sql`now()`,
    };
    const [row] = await translateErrors(
      this.queries.update(loans).set(values).where(eq(loans.id, id)).returning(),
    );
    return row;
  }

  /** Moves an item to `returned`; only one that is `active` or `lost`. */
  async returnLoan(id: string): Promise<LoanRow | undefined> {
    const [row] = await translateErrors(
      this.queries
        .update(loans)
        .set({
          status: 'returned',
          returnedAt: sql`now()`,
          updatedAt: sql`now()`,
        })
        .where(and(eq(loans.id, id), inArray(loans.status, ['active', 'lost'])))
        .returning(),
    );
    return row;
  }

  /** Moves an item to `lost`; only one that is `active`. */
  async loseLoan(id: string): Promise<LoanRow | undefined> {
    const [row] = await translateErrors(
      this.queries
        .update(loans)
        .set({
          status: 'lost',
          updatedAt: sql`now()`,
        })
        .where(and(eq(loans.id, id), eq(loans.status, 'active')))
        .returning(),
    );
    return row;
  }

  private prepareFind() {
    return this.queries
      .select()
      .from(loans)
      .where(eq(loans.id, sql.param(sql.placeholder('id'), loans.id)))
      .prepare('find_loans');
  }
}

function matches(filter: LoanFilter) {
  return and(
    filter.memberId === undefined ? undefined : eq(loans.memberId, filter.memberId),
    filter.status === undefined ? undefined : eq(sql`${loans.status}`, filter.status),
    filter.bookId === undefined ? undefined : eq(loans.bookId, filter.bookId),
  );
}
