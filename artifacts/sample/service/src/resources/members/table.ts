import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, uuid } from 'drizzle-orm/pg-core';

import type { MemberStatus } from '../../schemas/member-status.js';
import { instant, unicode } from '../../storage/columns.js';

export const members = pgTable(
  'members',
  {
    /** Counts up; lists follow it. */
    ordinal: bigint('ordinal', { mode: 'number' }).generatedAlwaysAsIdentity(),
    id: uuid('id').primaryKey().defaultRandom(),
    status: unicode('status').$type<MemberStatus>().notNull().default('active'),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    name: unicode('name').notNull(),
    email: unicode('email').notNull().unique(),
  },
  (table) => [index().on(table.status), index().on(table.ordinal)],
);

/** A row as it is stored. */
export type MemberRow = typeof members.$inferSelect;
