import { setTimeout } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { api, send } from '../support/client.js';
import { storeBook, storeLoan, storeMember } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { loanInput, loanPatch } from '../support/samples.js';
import { useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /members/{memberId}/loans', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const member = await storeMember();
    const answer = await api.listLoansOfMember({ memberId: member.id });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Loan that is stored', async () => {
    const member = await storeMember();
    const stored = await several(3, () => storeLoan({ memberId: member.id }));
    const answer = await api.listLoansOfMember({ memberId: member.id });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const member = await storeMember();
    const stored = await several(3, () => storeLoan({ memberId: member.id }));
    const answer = await api.listLoansOfMember({ memberId: member.id });
    expect(answer.body.items).toEqual(stored);
  });

  it('leaves out each Loan that belongs elsewhere', async () => {
    const member = await storeMember();
    const own = await storeLoan({ memberId: member.id });
    await storeLoan();
    const answer = await api.listLoansOfMember({ memberId: member.id });
    expect(answer.body.items).toEqual([own]);
    expect(answer.body.total).toBe(1);
  });

  it('gives every Loan once, page by page', async () => {
    const member = await storeMember();
    const stored = await several(5, () => storeLoan({ memberId: member.id }));
    const pages = await readPages(2, async (index) => {
      const answer = await api.listLoansOfMember(
        { memberId: member.id },
        { query: { pageSize: 2, page: index + 1 } },
      );
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    const member = await storeMember();
    await several(5, () => storeLoan({ memberId: member.id }));
    const answer = await api.listLoansOfMember(
      { memberId: member.id },
      { query: { pageSize: 2, page: 3 } },
    );
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    const member = await storeMember();
    await several(5, () => storeLoan({ memberId: member.id }));
    const answer = await api.listLoansOfMember(
      { memberId: member.id },
      { query: { pageSize: 2, page: 4 } },
    );
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    const member = await storeMember();
    await several(21, () => storeLoan({ memberId: member.id }));
    const answer = await api.listLoansOfMember({ memberId: member.id });
    expect(answer.body.items).toHaveLength(20);
  });

  it('gives only those whose status is asked for', async () => {
    const member = await storeMember();
    await storeLoan({ memberId: member.id });
    const second = await storeLoan({ memberId: member.id });
    expectDeclared(await api.returnLoan({ loanId: second.id }), 200);
    const answer = await api.listLoansOfMember(
      { memberId: member.id },
      { query: { status: 'returned' } },
    );
    expectDeclared(answer, 200);
    expect(answer.body.items.map((one) => one.id)).toEqual([second.id]);
  });

  it.each([
    ['whose status is none of the values allowed', { status: 'no-such-value' }],
    ['whose page is no number', { page: 'many' }],
    ['whose page is no whole number', { page: '1.5' }],
    ['whose page is below 1', { page: '0' }],
    ['whose page is above 100000', { page: '100001' }],
    ['whose pageSize is no number', { pageSize: 'many' }],
    ['whose pageSize is no whole number', { pageSize: '1.5' }],
    ['whose pageSize is below 1', { pageSize: '0' }],
    ['whose pageSize is above 100', { pageSize: '101' }],
  ])('answers 400 to a query %s', async (_what, query) => {
    const member = await storeMember();
    const answer = await api.listLoansOfMember({ memberId: member.id }, { query });
    expectDeclared(answer, 400);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.listLoansOfMember(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.listLoansOfMember({
      memberId: '00000000-0000-4000-8000-000000000000',
    });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.listLoansOfMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.listLoansOfMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('GET /loans', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const answer = await api.listLoans();
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Loan that is stored', async () => {
    const stored = await several(3, () => storeLoan());
    const answer = await api.listLoans();
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const stored = await several(3, () => storeLoan());
    const answer = await api.listLoans();
    expect(answer.body.items).toEqual(stored);
  });

  it('gives every Loan once, page by page', async () => {
    const stored = await several(5, () => storeLoan());
    const pages = await readPages(2, async (index) => {
      const answer = await api.listLoans({ query: { pageSize: 2, page: index + 1 } });
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    await several(5, () => storeLoan());
    const answer = await api.listLoans({ query: { pageSize: 2, page: 3 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    await several(5, () => storeLoan());
    const answer = await api.listLoans({ query: { pageSize: 2, page: 4 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    await several(21, () => storeLoan());
    const answer = await api.listLoans();
    expect(answer.body.items).toHaveLength(20);
  });

  it('gives only those with the bookId asked for', async () => {
    const first = await storeLoan();
    await storeLoan();
    const answer = await api.listLoans({ query: { bookId: first.bookId } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives only those whose status is asked for', async () => {
    await storeLoan();
    const second = await storeLoan();
    expectDeclared(await api.returnLoan({ loanId: second.id }), 200);
    const answer = await api.listLoans({ query: { status: 'returned' } });
    expectDeclared(answer, 200);
    expect(answer.body.items.map((one) => one.id)).toEqual([second.id]);
  });

  it('gives them by dueOn, smallest first, where sortBy says dueOn', async () => {
    const second = await storeLoan({ dueOn: '2024-02-29' });
    const first = await storeLoan({ dueOn: '2024-01-31' });
    const third = await storeLoan({ dueOn: '2024-12-01' });
    const answer = await api.listLoans({ query: { sortBy: 'dueOn' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by dueOn, largest first, where sortBy says dueOn and order desc', async () => {
    const second = await storeLoan({ dueOn: '2024-02-29' });
    const first = await storeLoan({ dueOn: '2024-01-31' });
    const third = await storeLoan({ dueOn: '2024-12-01' });
    const answer = await api.listLoans({ query: { sortBy: 'dueOn', order: 'desc' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it('gives the oldest first where sortBy says createdAt', async () => {
    const stored = await several(3, () => storeLoan());
    const answer = await api.listLoans({ query: { sortBy: 'createdAt' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual(stored);
  });

  it('gives the newest first where sortBy says createdAt and order desc', async () => {
    const stored = await several(3, () => storeLoan());
    const answer = await api.listLoans({ query: { sortBy: 'createdAt', order: 'desc' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([...stored].reverse());
  });

  it.each([
    ['whose bookId is no UUID', { bookId: 'not-a-uuid' }],
    ['whose status is none of the values allowed', { status: 'no-such-value' }],
    ['whose sortBy is none of the values allowed', { sortBy: 'no-such-value' }],
    ['whose order is none of the values allowed', { order: 'no-such-value' }],
    ['whose page is no number', { page: 'many' }],
    ['whose page is no whole number', { page: '1.5' }],
    ['whose page is below 1', { page: '0' }],
    ['whose page is above 100000', { page: '100001' }],
    ['whose pageSize is no number', { pageSize: 'many' }],
    ['whose pageSize is no whole number', { pageSize: '1.5' }],
    ['whose pageSize is below 1', { pageSize: '0' }],
    ['whose pageSize is above 100', { pageSize: '101' }],
  ])('answers 400 to a query %s', async (_what, query) => {
    const answer = await api.listLoans({ query });
    expectDeclared(answer, 400);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.listLoans({ credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.listLoans({ credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('POST /loans', () => {
  it('answers 201 with the Loan that was sent', async () => {
    const book = await storeBook();
    const member = await storeMember();
    const sent = loanInput({ bookId: book.id, memberId: member.id });
    const answer = await api.createLoan(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'status', 'returnedAt', 'updatedAt', 'createdAt')).toEqual(
      sent,
    );
  });

  it('refuses bookId where there is no such Book', async () => {
    const member = await storeMember();
    const answer = await api.createLoan(
      loanInput({ memberId: member.id, bookId: '00000000-0000-4000-8000-000000000000' }),
    );
    expectRefused(answer);
  });

  it('refuses memberId where there is no such Member', async () => {
    const book = await storeBook();
    const answer = await api.createLoan(
      loanInput({ bookId: book.id, memberId: '00000000-0000-4000-8000-000000000000' }),
    );
    expectRefused(answer);
  });

  it.each([
    ['without bookId', { bookId: undefined }],
    ['whose bookId is no text', { bookId: 42 }],
    ['whose bookId is null', { bookId: null }],
    ['whose bookId is no UUID', { bookId: 'not-a-uuid' }],
    ['without memberId', { memberId: undefined }],
    ['whose memberId is no text', { memberId: 42 }],
    ['whose memberId is null', { memberId: null }],
    ['whose memberId is no UUID', { memberId: 'not-a-uuid' }],
    ['without dueOn', { dueOn: undefined }],
    ['whose dueOn is no text', { dueOn: 42 }],
    ['whose dueOn is null', { dueOn: null }],
    ['whose dueOn is on no calendar', { dueOn: '2023-02-29' }],
    ['whose dueOn is no date', { dueOn: 'tomorrow' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const book = await storeBook();
    const member = await storeMember();
    const answer = await api.createLoan({
      ...loanInput({ bookId: book.id, memberId: member.id }),
      ...changes,
    });
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const answer = await send('POST', '/loans', { text, schemes: ['apiKey'] });
    expectDeclared(answer, 400);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.createLoan({}, { credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.createLoan({}, { credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('GET /loans/{loanId}', () => {
  it('answers 200 with the Loan as it was stored', async () => {
    const loan = await storeLoan();
    const answer = await api.getLoan({ loanId: loan.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual(loan);
  });

  it.each([['whose loanId is no UUID', { loanId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.getLoan(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Loan', async () => {
    const answer = await api.getLoan({ loanId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.getLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.getLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('PATCH /loans/{loanId}', () => {
  it.each([['dueOn', { dueOn: '2024-01-31' }]])('changes only %s', async (_what, changes) => {
    const loan = await storeLoan();
    const answer = await api.updateLoan({ loanId: loan.id }, changes);
    expectDeclared(answer, 200);
    expect(answer.body).toEqual({ ...loan, ...changes, updatedAt: answer.body.updatedAt });
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toEqual(answer.body);
  });

  it('moves updatedAt and keeps createdAt', async () => {
    const loan = await storeLoan();
    await setTimeout(20);
    const answer = await api.updateLoan({ loanId: loan.id }, loanPatch());
    expect(Date.parse(answer.body.updatedAt)).toBeGreaterThan(Date.parse(loan.updatedAt));
    expect(answer.body.createdAt).toBe(loan.createdAt);
  });

  it.each([
    ['without dueOn', { dueOn: undefined }],
    ['whose dueOn is no text', { dueOn: 42 }],
    ['whose dueOn is null', { dueOn: null }],
    ['whose dueOn is on no calendar', { dueOn: '2023-02-29' }],
    ['whose dueOn is no date', { dueOn: 'tomorrow' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const loan = await storeLoan();
    const answer = await api.updateLoan({ loanId: loan.id }, { ...loanPatch(), ...changes });
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const loan = await storeLoan();
    const answer = await send('PATCH', '/loans/{loanId}', {
      values: { loanId: loan.id },
      text,
      schemes: ['apiKey'],
    });
    expectDeclared(answer, 400);
  });

  it.each([['whose loanId is no UUID', { loanId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.updateLoan(values, {});
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Loan', async () => {
    const answer = await api.updateLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      loanPatch(),
    );
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.updateLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.updateLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('POST /loans/{loanId}/return', () => {
  it('answers 200 and moves a Loan from active to returned', async () => {
    const loan = await storeLoan();
    const answer = await api.returnLoan({ loanId: loan.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual({
      ...loan,
      status: 'returned',
      returnedAt: answer.body.returnedAt,
      updatedAt: answer.body.updatedAt,
    });
    expect(typeof answer.body.returnedAt).toBe('string');
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toEqual(answer.body);
  });

  it('answers 200 and moves a Loan from lost to returned', async () => {
    const loan = await storeLoan();
    expectDeclared(await api.loseLoan({ loanId: loan.id }), 200);
    const answer = await api.returnLoan({ loanId: loan.id });
    expectDeclared(answer, 200);
    expect(answer.body.status).toBe('returned');
    expect(typeof answer.body.returnedAt).toBe('string');
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toEqual(answer.body);
  });

  it('answers 409 where the Loan is returned, and leaves it so', async () => {
    const loan = await storeLoan();
    expectDeclared(await api.returnLoan({ loanId: loan.id }), 200);
    const answer = await api.returnLoan({ loanId: loan.id });
    expectDeclared(answer, 409);
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toMatchObject({ status: 'returned' });
  });

  it('lets only one of two at the same time', async () => {
    const loan = await storeLoan();
    const answers = await Promise.all([
      api.returnLoan({ loanId: loan.id }),
      api.returnLoan({ loanId: loan.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([['whose loanId is no UUID', { loanId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.returnLoan(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Loan', async () => {
    const answer = await api.returnLoan({ loanId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.returnLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.returnLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('POST /loans/{loanId}/lose', () => {
  it('answers 200 and moves a Loan from active to lost', async () => {
    const loan = await storeLoan();
    const answer = await api.loseLoan({ loanId: loan.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual({ ...loan, status: 'lost', updatedAt: answer.body.updatedAt });
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toEqual(answer.body);
  });

  it('answers 409 where the Loan is returned, and leaves it so', async () => {
    const loan = await storeLoan();
    expectDeclared(await api.returnLoan({ loanId: loan.id }), 200);
    const answer = await api.loseLoan({ loanId: loan.id });
    expectDeclared(answer, 409);
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toMatchObject({ status: 'returned' });
  });

  it('answers 409 where the Loan is lost, and leaves it so', async () => {
    const loan = await storeLoan();
    expectDeclared(await api.loseLoan({ loanId: loan.id }), 200);
    const answer = await api.loseLoan({ loanId: loan.id });
    expectDeclared(answer, 409);
    const read = await api.getLoan({ loanId: loan.id });
    expect(read.body).toMatchObject({ status: 'lost' });
  });

  it('lets only one of two at the same time', async () => {
    const loan = await storeLoan();
    const answers = await Promise.all([
      api.loseLoan({ loanId: loan.id }),
      api.loseLoan({ loanId: loan.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([['whose loanId is no UUID', { loanId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.loseLoan(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Loan', async () => {
    const answer = await api.loseLoan({ loanId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.loseLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.loseLoan(
      { loanId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('the life of a Loan', () => {
  it('is stored, read, listed and changed', async () => {
    const loan = await storeLoan();
    expectDeclared(await api.getLoan({ loanId: loan.id }), 200);
    const listed = await api.listLoans();
    expect(listed.body.items.map((one) => one.id)).toEqual([loan.id]);
    const changes = { dueOn: '2024-01-31' };
    expectDeclared(
      await api.updateLoan({ loanId: loan.id }, loanPatch({ dueOn: changes.dueOn })),
      200,
    );
    const changed = await api.getLoan({ loanId: loan.id });
    expect(changed.body).toMatchObject(changes);
  });
});
