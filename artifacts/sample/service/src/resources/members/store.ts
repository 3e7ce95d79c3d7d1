import { and, asc, desc, eq, ilike, sql } from 'drizzle-orm';

import type { Queries } from '../../storage/database.js';
import { translateErrors } from '../../storage/errors.js';
import { contains } from '../../storage/filters.js';
import type { Range } from '../../storage/range.js';
import { onlyRow } from '../../storage/rows.js';
import { Shapes } from '../../storage/shapes.js';

import type { MemberRow } from './table.js';
import { members } from './table.js';

/** What narrows a list; absent: everything. */
export interface MemberFilter {
  /** Contains this text, ignoring case. */
  readonly nameContains?: string;
  readonly status?: string;
}

/** How a list is ordered. */
export interface MemberSort {
  /** Absent: the order of creation. */
  readonly by?: keyof typeof sortable | undefined;
  readonly isDescending: boolean;
}

const sortable = {
  name: members.name,
};

/** Items with the same value follow one another as they were created; those without a value come last. */
function ordering({ by, isDescending }: MemberSort) {
  const creation = isDescending ? desc(members.ordinal) : asc(members.ordinal);
  if (by === undefined) return [creation];
  const column = sortable[by];
  return [isDescending ? sql`${desc(column)} nulls last` : asc(column), creation];
}

/** Member items in the database. */
export class MemberStore {
  private finding?: ReturnType<MemberStore['prepareFind']>;

  private readonly inserting = new Shapes((values: typeof members.$inferInsert) =>
    this.queries.insert(members).values(values).returning().prepare(''),
  );

  constructor(private readonly queries: Queries) {}

  list(
    filter: MemberFilter,
    { offset, limit }: Range,
    sort: MemberSort = { isDescending: false },
  ): Promise<MemberRow[]> {
    return translateErrors(
      this.queries
        .select()
        .from(members)
        .where(matches(filter))
        .orderBy(...ordering(sort))
        .offset(offset)
        .limit(limit),
    );
  }

  count(filter: MemberFilter): Promise<number> {
    return translateErrors(this.queries.$count(members, matches(filter)));
  }

  async find(id: string): Promise<MemberRow | undefined> {
    this.finding ??= this.prepareFind();
    const [row] = await translateErrors(this.finding.execute({ id }));
    return row;
  }

  async insert(input: Pick<typeof members.$inferInsert, 'name' | 'email'>): Promise<MemberRow> {
    const values = {
      name: input.name,
      email: input.email,
    };
    return onlyRow(await translateErrors(this.inserting.run(values)));
  }

  async replace(
    id: string,
    input: Pick<typeof members.$inferInsert, 'name' | 'email'>,
  ): Promise<MemberRow | undefined> {
    const values = {
      name: input.name,
      email: input.email,
    };
    const [row] = await translateErrors(
      this.queries.update(members).set(values).where(eq(members.id, id)).returning(),
    );
    return row;
  }

  /** Gives what was removed. */
  async remove(id: string): Promise<MemberRow | undefined> {
    const [row] = await translateErrors(
      this.queries.delete(members).where(eq(members.id, id)).returning(),
    );
    return row;
  }

  /** Moves an item to `suspended`; only one that is `active`. */
  async suspendMember(id: string): Promise<MemberRow | undefined> {
    const [row] = await translateErrors(
      this.queries
        .update(members)
        .set({
          status: 'suspended',
        })
        .where(and(eq(members.id, id), eq(members.status, 'active')))
        .returning(),
    );
    return row;
  }

  /** Moves an item to `active`; only one that is `suspended`. */
  async reinstateMember(id: string): Promise<MemberRow | undefined> {
    const [row] = await translateErrors(
      this.queries
        .update(members)
        .set({
          status: 'active',
        })
        .where(and(eq(members.id, id), eq(members.status, 'suspended')))
        .returning(),
    );
    return row;
  }

  private prepareFind() {
    return this.queries
      .select()
      .from(members)
      .where(eq(members.id, sql.param(sql.placeholder('id'), members.id)))
      .prepare('find_members');
  }
}

function matches(filter: MemberFilter) {
  return and(
    filter.nameContains === undefined
      ? undefined
      : ilike(members.name, contains(filter.nameContains)),
    filter.status === undefined ? undefined : eq(sql`${members.status}`, filter.status),
  );
}
