import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  anyJson,
  anyListLoansOfMemberQuery,
  anyListLoansQuery,
  anyLoanInput,
  anyLoanPatch,
  loanInputFaults,
  loanPatchFaults,
  pathPart,
} from '../support/arbitraries.js';
import { api } from '../support/client.js';
import { storeBook, storeLoan, storeMember } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /members/{memberId}/loans', () => {
  it('answers any valid query', async () => {
    const member = await storeMember();
    await fc.assert(
      fc.asyncProperty(anyListLoansOfMemberQuery, async (query) => {
        const answer = await api.listLoansOfMember({ memberId: member.id }, { query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    const member = await storeMember();
    await several(7, () => storeLoan({ memberId: member.id }));
    const whole = await api.listLoansOfMember({ memberId: member.id });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listLoansOfMember(
            { memberId: member.id },
            { query: { pageSize: size, page: index + 1 } },
          );
          return answer.body.items;
        });
        expect(pages.flat()).toEqual(whole.body.items);
      }),
    );
  });

  it('answers any text in its path as declared', async () => {
    await fc.assert(
      fc.asyncProperty(pathPart(), async (part) => {
        const answer = await api.listLoansOfMember({ memberId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /loans', () => {
  it('answers any valid query', async () => {
    await fc.assert(
      fc.asyncProperty(anyListLoansQuery, async (query) => {
        const answer = await api.listLoans({ query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    await several(7, () => storeLoan());
    const whole = await api.listLoans();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listLoans({ query: { pageSize: size, page: index + 1 } });
          return answer.body.items;
        });
        expect(pages.flat()).toEqual(whole.body.items);
      }),
    );
  });
});

describe('POST /loans', () => {
  it('stores any valid Loan and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(anyLoanInput, async (given) => {
        const book = await storeBook();
        const member = await storeMember();
        const sent = { ...given, bookId: book.id, memberId: member.id };
        const answer = await api.createLoan(sent);
        expectDeclared(answer, 201);
        expect(
          without(answer.body, 'id', 'status', 'returnedAt', 'updatedAt', 'createdAt'),
        ).toEqual(sent);
        const read = await api.getLoan({ loanId: answer.body.id });
        expect(read.body).toEqual(answer.body);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const book = await storeBook();
    const member = await storeMember();
    await fc.assert(
      fc.asyncProperty(anyLoanInput, loanInputFaults, async (given, fault) => {
        const answer = await api.createLoan({
          ...given,
          bookId: book.id,
          memberId: member.id,
          ...fault,
        });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.createLoan(value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /loans/{loanId}', () => {
  it('answers any text in its path as declared', async () => {
    await fc.assert(
      fc.asyncProperty(pathPart(), async (part) => {
        const answer = await api.getLoan({ loanId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('PATCH /loans/{loanId}', () => {
  it('changes exactly what any valid body names', async () => {
    const loan = await storeLoan();
    let known = loan;
    await fc.assert(
      fc.asyncProperty(anyLoanPatch, async (given) => {
        const answer = await api.updateLoan({ loanId: loan.id }, given);
        expectDeclared(answer, 200);
        expect(answer.body).toEqual({ ...known, ...given, updatedAt: answer.body.updatedAt });
        known = answer.body;
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const loan = await storeLoan();
    await fc.assert(
      fc.asyncProperty(anyLoanPatch, loanPatchFaults, async (given, fault) => {
        const answer = await api.updateLoan({ loanId: loan.id }, { ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    const loan = await storeLoan();
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.updateLoan({ loanId: loan.id }, value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});
