import type { Loan } from '../../schemas/loan.js';

import type { LoanRow } from './table.js';

export function toLoan(row: LoanRow): Loan {
  return {
    id: row.id,
    status: row.status,
    returnedAt: row.returnedAt ?? undefined,
    updatedAt: row.updatedAt,
    createdAt: row.createdAt,
    bookId: row.bookId,
    memberId: row.memberId,
    dueOn: row.dueOn,
  };
}
