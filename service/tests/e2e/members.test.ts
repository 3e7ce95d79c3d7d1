import { describe, expect, it } from 'vitest';

import { api, send } from '../support/client.js';
import { storeLoan, storeMember } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { memberInput } from '../support/samples.js';
import { useService } from '../support/service.js';
import { expectDeclared } from '../support/specification.js';

useService();

describe('GET /members', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const answer = await api.listMembers();
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Member that is stored', async () => {
    const stored = await several(3, () => storeMember());
    const answer = await api.listMembers();
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const stored = await several(3, () => storeMember());
    const answer = await api.listMembers();
    expect(answer.body.items).toEqual(stored);
  });

  it('gives every Member once, page by page', async () => {
    const stored = await several(5, () => storeMember());
    const pages = await readPages(2, async (index) => {
      const answer = await api.listMembers({ query: { pageSize: 2, page: index + 1 } });
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    await several(5, () => storeMember());
    const answer = await api.listMembers({ query: { pageSize: 2, page: 3 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    await several(5, () => storeMember());
    const answer = await api.listMembers({ query: { pageSize: 2, page: 4 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    await several(21, () => storeMember());
    const answer = await api.listMembers();
    expect(answer.body.items).toHaveLength(20);
  });

  it('gives those whose name contains the text, in any case', async () => {
    const first = await storeMember({ name: 'A quiet Harbour' });
    await storeMember({ name: 'Velvet sky' });
    const answer = await api.listMembers({ query: { name: 'HARB' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('takes % and _ in name for what they are', async () => {
    const first = await storeMember({ name: '100% wool' });
    await storeMember({ name: '100 wool_' });
    await storeMember({ name: 'cotton' });
    const answer = await api.listMembers({ query: { name: '0%' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives nothing where no name contains the text', async () => {
    await storeMember({ name: 'A quiet Harbour' });
    await storeMember({ name: 'Velvet sky' });
    const answer = await api.listMembers({ query: { name: 'silk' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
  });

  it('gives only those whose status is asked for', async () => {
    await storeMember();
    const second = await storeMember();
    expectDeclared(await api.suspendMember({ memberId: second.id }), 200);
    const answer = await api.listMembers({ query: { status: 'suspended' } });
    expectDeclared(answer, 200);
    expect(answer.body.items.map((one) => one.id)).toEqual([second.id]);
  });

  it('gives them by name, smallest first, where sort says name', async () => {
    const second = await storeMember({ name: 'Birch' });
    const first = await storeMember({ name: 'Amber' });
    const third = await storeMember({ name: 'Cedar' });
    const answer = await api.listMembers({ query: { sort: 'name' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by name, largest first, where sort says -name', async () => {
    const second = await storeMember({ name: 'Birch' });
    const first = await storeMember({ name: 'Amber' });
    const third = await storeMember({ name: 'Cedar' });
    const answer = await api.listMembers({ query: { sort: '-name' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it.each([
    ['whose name is empty', { name: '' }],
    ['whose status is none of the values allowed', { status: 'no-such-value' }],
    ['whose sort is none of the values allowed', { sort: 'no-such-value' }],
    ['whose page is no number', { page: 'many' }],
    ['whose page is no whole number', { page: '1.5' }],
    ['whose page is below 1', { page: '0' }],
    ['whose page is above 100000', { page: '100001' }],
    ['whose pageSize is no number', { pageSize: 'many' }],
    ['whose pageSize is no whole number', { pageSize: '1.5' }],
    ['whose pageSize is below 1', { pageSize: '0' }],
    ['whose pageSize is above 100', { pageSize: '101' }],
  ])('answers 400 to a query %s', async (_what, query) => {
    const answer = await api.listMembers({ query });
    expectDeclared(answer, 400);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.listMembers({ credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.listMembers({ credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('POST /members', () => {
  it('answers 201 with the Member that was sent', async () => {
    const sent = memberInput();
    const answer = await api.createMember(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'status', 'createdAt')).toEqual(sent);
  });

  it('answers 409 where another Member has the same email', async () => {
    const first = await storeMember();
    const answer = await api.createMember(memberInput({ email: first.email }));
    expectDeclared(answer, 409);
  });

  it('lets one of two requests win that send the same email at once', async () => {
    const sent = memberInput();
    const answers = await Promise.all([api.createMember(sent), api.createMember(sent)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['without name', { name: undefined }],
    ['whose name is no text', { name: 42 }],
    ['whose name is null', { name: null }],
    ['whose name is empty', { name: '' }],
    ['whose name has more than 200 characters', { name: 'x'.repeat(201) }],
    ['without email', { email: undefined }],
    ['whose email is no text', { email: 42 }],
    ['whose email is null', { email: null }],
    ['whose email has more than 200 characters', { email: 'x'.repeat(201) }],
    ['whose email is no address', { email: 'nobody' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const answer = await api.createMember({ ...memberInput(), ...changes });
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const answer = await send('POST', '/members', { text, schemes: ['apiKey'] });
    expectDeclared(answer, 400);
  });

  it('does not fail at the character NUL in name', async () => {
    const answer = await api.createMember(memberInput({ name: 'text with \u0000 in it' }));
    expect(answer.status).toBeLessThan(500);
    expectDeclared(answer, answer.status);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.createMember({}, { credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.createMember({}, { credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('GET /members/{memberId}', () => {
  it('answers 200 with the Member as it was stored', async () => {
    const member = await storeMember();
    const answer = await api.getMember({ memberId: member.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual(member);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.getMember(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.getMember({ memberId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.getMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.getMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('PUT /members/{memberId}', () => {
  it('answers 200 with everything replaced', async () => {
    const member = await storeMember();
    const sent = memberInput();
    const answer = await api.replaceMember({ memberId: member.id }, sent);
    expectDeclared(answer, 200);
    expect(without(answer.body, 'id', 'status', 'createdAt')).toEqual(sent);
    const read = await api.getMember({ memberId: member.id });
    expect(read.body).toEqual(answer.body);
  });

  it('keeps createdAt', async () => {
    const member = await storeMember();
    const answer = await api.replaceMember({ memberId: member.id }, memberInput());
    expect(answer.body.createdAt).toBe(member.createdAt);
  });

  it('answers 409 where another Member has the same email', async () => {
    const first = await storeMember();
    const second = await storeMember();
    const answer = await api.replaceMember(
      { memberId: second.id },
      memberInput({ email: first.email }),
    );
    expectDeclared(answer, 409);
  });

  it('lets one of two win that ask for the same email at once', async () => {
    const first = await storeMember();
    const second = await storeMember();
    const changes = { email: 'amber@example.com' };
    const answers = await Promise.all([
      api.replaceMember({ memberId: first.id }, memberInput({ email: changes.email })),
      api.replaceMember({ memberId: second.id }, memberInput({ email: changes.email })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['without name', { name: undefined }],
    ['whose name is no text', { name: 42 }],
    ['whose name is null', { name: null }],
    ['whose name is empty', { name: '' }],
    ['whose name has more than 200 characters', { name: 'x'.repeat(201) }],
    ['without email', { email: undefined }],
    ['whose email is no text', { email: 42 }],
    ['whose email is null', { email: null }],
    ['whose email has more than 200 characters', { email: 'x'.repeat(201) }],
    ['whose email is no address', { email: 'nobody' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const member = await storeMember();
    const answer = await api.replaceMember(
      { memberId: member.id },
      { ...memberInput(), ...changes },
    );
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const member = await storeMember();
    const answer = await send('PUT', '/members/{memberId}', {
      values: { memberId: member.id },
      text,
      schemes: ['apiKey'],
    });
    expectDeclared(answer, 400);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.replaceMember(values, {});
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.replaceMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      memberInput(),
    );
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.replaceMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.replaceMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('DELETE /members/{memberId}', () => {
  it('answers 204, and then the Member is gone and others are not', async () => {
    const member = await storeMember();
    const other = await storeMember();
    expectDeclared(await api.deleteMember({ memberId: member.id }), 204);
    expectDeclared(await api.getMember({ memberId: member.id }), 404);
    expectDeclared(await api.getMember({ memberId: other.id }), 200);
    expectDeclared(await api.deleteMember({ memberId: member.id }), 404);
  });

  it('lets only one of two at the same time', async () => {
    const member = await storeMember();
    const answers = await Promise.all([
      api.deleteMember({ memberId: member.id }),
      api.deleteMember({ memberId: member.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('answers 409 while a Loan refers to the Member', async () => {
    const member = await storeMember();
    await storeLoan({ memberId: member.id });
    expectDeclared(await api.deleteMember({ memberId: member.id }), 409);
    expectDeclared(await api.getMember({ memberId: member.id }), 200);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.deleteMember(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.deleteMember({ memberId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.deleteMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.deleteMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('POST /members/{memberId}/suspend', () => {
  it('answers 200 and moves a Member from active to suspended', async () => {
    const member = await storeMember();
    const answer = await api.suspendMember({ memberId: member.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual({ ...member, status: 'suspended' });
    const read = await api.getMember({ memberId: member.id });
    expect(read.body).toEqual(answer.body);
  });

  it('answers 409 where the Member is suspended, and leaves it so', async () => {
    const member = await storeMember();
    expectDeclared(await api.suspendMember({ memberId: member.id }), 200);
    const answer = await api.suspendMember({ memberId: member.id });
    expectDeclared(answer, 409);
    const read = await api.getMember({ memberId: member.id });
    expect(read.body).toMatchObject({ status: 'suspended' });
  });

  it('lets only one of two at the same time', async () => {
    const member = await storeMember();
    const answers = await Promise.all([
      api.suspendMember({ memberId: member.id }),
      api.suspendMember({ memberId: member.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.suspendMember(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.suspendMember({ memberId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.suspendMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.suspendMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('POST /members/{memberId}/reinstate', () => {
  it('answers 200 and moves a Member from suspended to active', async () => {
    const member = await storeMember();
    expectDeclared(await api.suspendMember({ memberId: member.id }), 200);
    const answer = await api.reinstateMember({ memberId: member.id });
    expectDeclared(answer, 200);
    expect(answer.body.status).toBe('active');
    const read = await api.getMember({ memberId: member.id });
    expect(read.body).toEqual(answer.body);
  });

  it('answers 409 where the Member is active, and leaves it so', async () => {
    const member = await storeMember();
    const answer = await api.reinstateMember({ memberId: member.id });
    expectDeclared(answer, 409);
    const read = await api.getMember({ memberId: member.id });
    expect(read.body).toMatchObject({ status: 'active' });
  });

  it('lets only one of two at the same time', async () => {
    const member = await storeMember();
    expectDeclared(await api.suspendMember({ memberId: member.id }), 200);
    const answers = await Promise.all([
      api.reinstateMember({ memberId: member.id }),
      api.reinstateMember({ memberId: member.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([['whose memberId is no UUID', { memberId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.reinstateMember(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Member', async () => {
    const answer = await api.reinstateMember({ memberId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.reinstateMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.reinstateMember(
      { memberId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('the life of a Member', () => {
  it('is stored, read, listed, changed and removed, and gone then', async () => {
    const member = await storeMember();
    expectDeclared(await api.getMember({ memberId: member.id }), 200);
    const listed = await api.listMembers();
    expect(listed.body.items.map((one) => one.id)).toEqual([member.id]);
    const changes = { name: 'Amber' };
    expectDeclared(
      await api.replaceMember({ memberId: member.id }, memberInput({ name: changes.name })),
      200,
    );
    const changed = await api.getMember({ memberId: member.id });
    expect(changed.body).toMatchObject(changes);
    expectDeclared(await api.deleteMember({ memberId: member.id }), 204);
    expectDeclared(await api.getMember({ memberId: member.id }), 404);
    const left = await api.listMembers();
    expect(left.body.items.map((one) => one.id)).toEqual([]);
    expectDeclared(await api.deleteMember({ memberId: member.id }), 404);
  });
});
