import { describe, expect, it } from 'vitest';

import { api, send } from '../support/client.js';
import { storeAuthor, storeBook } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { only, without } from '../support/objects.js';
import { authorInput } from '../support/samples.js';
import { useService } from '../support/service.js';
import { expectDeclared } from '../support/specification.js';

useService();

describe('GET /authors', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const answer = await api.listAuthors();
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Author that is stored', async () => {
    const stored = await several(3, () => storeAuthor());
    const answer = await api.listAuthors();
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const stored = await several(3, () => storeAuthor());
    const answer = await api.listAuthors();
    expect(answer.body.items).toEqual(stored);
  });

  it('gives every Author once, page by page', async () => {
    const stored = await several(5, () => storeAuthor());
    const pages = await readPages(2, async (index) => {
      const answer = await api.listAuthors({ query: { pageSize: 2, page: index + 1 } });
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    await several(5, () => storeAuthor());
    const answer = await api.listAuthors({ query: { pageSize: 2, page: 3 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    await several(5, () => storeAuthor());
    const answer = await api.listAuthors({ query: { pageSize: 2, page: 4 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    await several(21, () => storeAuthor());
    const answer = await api.listAuthors();
    expect(answer.body.items).toHaveLength(20);
  });

  it('gives those whose name contains the text, in any case', async () => {
    const first = await storeAuthor({ name: 'A quiet Harbour' });
    await storeAuthor({ name: 'Velvet sky' });
    const answer = await api.listAuthors({ query: { name: 'HARB' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('takes % and _ in name for what they are', async () => {
    const first = await storeAuthor({ name: '100% wool' });
    await storeAuthor({ name: '100 wool_' });
    await storeAuthor({ name: 'cotton' });
    const answer = await api.listAuthors({ query: { name: '0%' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives nothing where no name contains the text', async () => {
    await storeAuthor({ name: 'A quiet Harbour' });
    await storeAuthor({ name: 'Velvet sky' });
    const answer = await api.listAuthors({ query: { name: 'silk' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
  });

  it('gives them by name, smallest first, where sort says name', async () => {
    const second = await storeAuthor({ name: 'Birch' });
    const first = await storeAuthor({ name: 'Amber' });
    const third = await storeAuthor({ name: 'Cedar' });
    const answer = await api.listAuthors({ query: { sort: 'name' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by name, largest first, where sort says -name', async () => {
    const second = await storeAuthor({ name: 'Birch' });
    const first = await storeAuthor({ name: 'Amber' });
    const third = await storeAuthor({ name: 'Cedar' });
    const answer = await api.listAuthors({ query: { sort: '-name' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it('gives the oldest first where sort says createdAt', async () => {
    const stored = await several(3, () => storeAuthor());
    const answer = await api.listAuthors({ query: { sort: 'createdAt' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual(stored);
  });

  it('gives the newest first where sort says -createdAt', async () => {
    const stored = await several(3, () => storeAuthor());
    const answer = await api.listAuthors({ query: { sort: '-createdAt' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([...stored].reverse());
  });

  it.each([
    ['whose name is empty', { name: '' }],
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
    const answer = await api.listAuthors({ query });
    expectDeclared(answer, 400);
  });
});

describe('POST /authors', () => {
  it('answers 201 with the Author that was sent', async () => {
    const sent = authorInput();
    const answer = await api.createAuthor(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'createdAt')).toEqual(sent);
  });

  it('needs no more than name', async () => {
    const sent = only(authorInput(), 'name');
    const answer = await api.createAuthor(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'createdAt')).toEqual(sent);
  });

  it.each([
    ['without name', { name: undefined }],
    ['whose name is no text', { name: 42 }],
    ['whose name is null', { name: null }],
    ['whose name is empty', { name: '' }],
    ['whose name has more than 200 characters', { name: 'x'.repeat(201) }],
    ['whose born is no text', { born: 42 }],
    ['whose born is null', { born: null }],
    ['whose born is on no calendar', { born: '2023-02-29' }],
    ['whose born is no date', { born: 'tomorrow' }],
    ['whose biography is no text', { biography: 42 }],
    ['whose biography is null', { biography: null }],
    ['whose biography has more than 5000 characters', { biography: 'x'.repeat(5001) }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const answer = await api.createAuthor({ ...authorInput(), ...changes });
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const answer = await send('POST', '/authors', { text, schemes: ['apiKey'] });
    expectDeclared(answer, 400);
  });

  it('does not fail at the character NUL in name', async () => {
    const answer = await api.createAuthor(authorInput({ name: 'text with \u0000 in it' }));
    expect(answer.status).toBeLessThan(500);
    expectDeclared(answer, answer.status);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.createAuthor({}, { credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.createAuthor({}, { credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('GET /authors/{authorId}', () => {
  it('answers 200 with the Author as it was stored', async () => {
    const author = await storeAuthor();
    const answer = await api.getAuthor({ authorId: author.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual(author);
  });

  it.each([['whose authorId is no UUID', { authorId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.getAuthor(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Author', async () => {
    const answer = await api.getAuthor({ authorId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });
});

describe('PUT /authors/{authorId}', () => {
  it('answers 200 with everything replaced', async () => {
    const author = await storeAuthor();
    const sent = authorInput();
    const answer = await api.replaceAuthor({ authorId: author.id }, sent);
    expectDeclared(answer, 200);
    expect(without(answer.body, 'id', 'createdAt')).toEqual(sent);
    const read = await api.getAuthor({ authorId: author.id });
    expect(read.body).toEqual(answer.body);
  });

  it('forgets what is not sent again', async () => {
    const author = await storeAuthor();
    const sent = only(authorInput(), 'name');
    const answer = await api.replaceAuthor({ authorId: author.id }, sent);
    expectDeclared(answer, 200);
    expect(without(answer.body, 'id', 'createdAt')).toEqual(sent);
    const read = await api.getAuthor({ authorId: author.id });
    expect(read.body).toEqual(answer.body);
  });

  it('keeps createdAt', async () => {
    const author = await storeAuthor();
    const answer = await api.replaceAuthor({ authorId: author.id }, authorInput());
    expect(answer.body.createdAt).toBe(author.createdAt);
  });

  it.each([
    ['without name', { name: undefined }],
    ['whose name is no text', { name: 42 }],
    ['whose name is null', { name: null }],
    ['whose name is empty', { name: '' }],
    ['whose name has more than 200 characters', { name: 'x'.repeat(201) }],
    ['whose born is no text', { born: 42 }],
    ['whose born is null', { born: null }],
    ['whose born is on no calendar', { born: '2023-02-29' }],
    ['whose born is no date', { born: 'tomorrow' }],
    ['whose biography is no text', { biography: 42 }],
    ['whose biography is null', { biography: null }],
    ['whose biography has more than 5000 characters', { biography: 'x'.repeat(5001) }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const author = await storeAuthor();
    const answer = await api.replaceAuthor(
      { authorId: author.id },
      { ...authorInput(), ...changes },
    );
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const author = await storeAuthor();
    const answer = await send('PUT', '/authors/{authorId}', {
      values: { authorId: author.id },
      text,
      schemes: ['apiKey'],
    });
    expectDeclared(answer, 400);
  });

  it.each([['whose authorId is no UUID', { authorId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.replaceAuthor(values, {});
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Author', async () => {
    const answer = await api.replaceAuthor(
      { authorId: '00000000-0000-4000-8000-000000000000' },
      authorInput(),
    );
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.replaceAuthor(
      { authorId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.replaceAuthor(
      { authorId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('DELETE /authors/{authorId}', () => {
  it('answers 204, and then the Author is gone and others are not', async () => {
    const author = await storeAuthor();
    const other = await storeAuthor();
    expectDeclared(await api.deleteAuthor({ authorId: author.id }), 204);
    expectDeclared(await api.getAuthor({ authorId: author.id }), 404);
    expectDeclared(await api.getAuthor({ authorId: other.id }), 200);
    expectDeclared(await api.deleteAuthor({ authorId: author.id }), 404);
  });

  it('lets only one of two at the same time', async () => {
    const author = await storeAuthor();
    const answers = await Promise.all([
      api.deleteAuthor({ authorId: author.id }),
      api.deleteAuthor({ authorId: author.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('answers 409 while a Book refers to the Author', async () => {
    const author = await storeAuthor();
    await storeBook({ authorId: author.id });
    expectDeclared(await api.deleteAuthor({ authorId: author.id }), 409);
    expectDeclared(await api.getAuthor({ authorId: author.id }), 200);
  });

  it.each([['whose authorId is no UUID', { authorId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.deleteAuthor(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Author', async () => {
    const answer = await api.deleteAuthor({ authorId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.deleteAuthor(
      { authorId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.deleteAuthor(
      { authorId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('the life of an Author', () => {
  it('is stored, read, listed, changed and removed, and gone then', async () => {
    const author = await storeAuthor();
    expectDeclared(await api.getAuthor({ authorId: author.id }), 200);
    const listed = await api.listAuthors();
    expect(listed.body.items.map((one) => one.id)).toEqual([author.id]);
    const changes = { name: 'Amber' };
    expectDeclared(
      await api.replaceAuthor({ authorId: author.id }, authorInput({ name: changes.name })),
      200,
    );
    const changed = await api.getAuthor({ authorId: author.id });
    expect(changed.body).toMatchObject(changes);
    expectDeclared(await api.deleteAuthor({ authorId: author.id }), 204);
    expectDeclared(await api.getAuthor({ authorId: author.id }), 404);
    const left = await api.listAuthors();
    expect(left.body.items.map((one) => one.id)).toEqual([]);
    expectDeclared(await api.deleteAuthor({ authorId: author.id }), 404);
  });
});
