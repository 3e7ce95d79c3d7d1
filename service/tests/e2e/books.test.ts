import { setTimeout } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { api, send } from '../support/client.js';
import { storeAuthor, storeBook, storeLoan } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { only, without } from '../support/objects.js';
import { bookInput } from '../support/samples.js';
import { useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /authors/{authorId}/books', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const author = await storeAuthor();
    const answer = await api.listBooksOfAuthor({ authorId: author.id });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Book that is stored', async () => {
    const author = await storeAuthor();
    const stored = await several(3, () => storeBook({ authorId: author.id }));
    const answer = await api.listBooksOfAuthor({ authorId: author.id });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const author = await storeAuthor();
    const stored = await several(3, () => storeBook({ authorId: author.id }));
    const answer = await api.listBooksOfAuthor({ authorId: author.id });
    expect(answer.body.items).toEqual(stored);
  });

  it('leaves out each Book that belongs elsewhere', async () => {
    const author = await storeAuthor();
    const own = await storeBook({ authorId: author.id });
    await storeBook();
    const answer = await api.listBooksOfAuthor({ authorId: author.id });
    expect(answer.body.items).toEqual([own]);
    expect(answer.body.total).toBe(1);
  });

  it('gives every Book once, page by page', async () => {
    const author = await storeAuthor();
    const stored = await several(5, () => storeBook({ authorId: author.id }));
    const pages = await readPages(2, async (index) => {
      const answer = await api.listBooksOfAuthor(
        { authorId: author.id },
        { query: { pageSize: 2, page: index + 1 } },
      );
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    const author = await storeAuthor();
    await several(5, () => storeBook({ authorId: author.id }));
    const answer = await api.listBooksOfAuthor(
      { authorId: author.id },
      { query: { pageSize: 2, page: 3 } },
    );
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    const author = await storeAuthor();
    await several(5, () => storeBook({ authorId: author.id }));
    const answer = await api.listBooksOfAuthor(
      { authorId: author.id },
      { query: { pageSize: 2, page: 4 } },
    );
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    const author = await storeAuthor();
    await several(21, () => storeBook({ authorId: author.id }));
    const answer = await api.listBooksOfAuthor({ authorId: author.id });
    expect(answer.body.items).toHaveLength(20);
  });

  it.each([
    ['whose page is no number', { page: 'many' }],
    ['whose page is no whole number', { page: '1.5' }],
    ['whose page is below 1', { page: '0' }],
    ['whose page is above 100000', { page: '100001' }],
    ['whose pageSize is no number', { pageSize: 'many' }],
    ['whose pageSize is no whole number', { pageSize: '1.5' }],
    ['whose pageSize is below 1', { pageSize: '0' }],
    ['whose pageSize is above 100', { pageSize: '101' }],
  ])('answers 400 to a query %s', async (_what, query) => {
    const author = await storeAuthor();
    const answer = await api.listBooksOfAuthor({ authorId: author.id }, { query });
    expectDeclared(answer, 400);
  });

  it.each([['whose authorId is no UUID', { authorId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.listBooksOfAuthor(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Author', async () => {
    const answer = await api.listBooksOfAuthor({
      authorId: '00000000-0000-4000-8000-000000000000',
    });
    expectDeclared(answer, 404);
  });
});

describe('GET /books', () => {
  it('answers 200 with nothing where nothing is stored', async () => {
    const answer = await api.listBooks();
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(0);
  });

  it('answers 200 with every Book that is stored', async () => {
    const stored = await several(3, () => storeBook());
    const answer = await api.listBooks();
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(3);
    expect(answer.body.items).toEqual(expect.arrayContaining(stored));
    expect(answer.body.total).toBe(3);
  });

  it('gives them in the order in which they were added', async () => {
    const stored = await several(3, () => storeBook());
    const answer = await api.listBooks();
    expect(answer.body.items).toEqual(stored);
  });

  it('gives every Book once, page by page', async () => {
    const stored = await several(5, () => storeBook());
    const pages = await readPages(2, async (index) => {
      const answer = await api.listBooks({ query: { pageSize: 2, page: index + 1 } });
      return answer.body.items;
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(stored));
  });

  it('holds the rest on the last page, and tells which page it is', async () => {
    await several(5, () => storeBook());
    const answer = await api.listBooks({ query: { pageSize: 2, page: 3 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(3);
  });

  it('gives nothing beyond the last page, and tells which page it is', async () => {
    await several(5, () => storeBook());
    const answer = await api.listBooks({ query: { pageSize: 2, page: 4 } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
    expect(answer.body.total).toBe(5);
    expect(answer.body.pageSize).toBe(2);
    expect(answer.body.page).toBe(4);
  });

  it('gives 20 where pageSize is not given', async () => {
    await several(21, () => storeBook());
    const answer = await api.listBooks();
    expect(answer.body.items).toHaveLength(20);
  });

  it('gives only those with the authorId asked for', async () => {
    const first = await storeBook();
    await storeBook();
    const answer = await api.listBooks({ query: { authorId: first.authorId } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives only those with the genre asked for', async () => {
    const first = await storeBook({ genre: 'fiction' });
    await storeBook({ genre: 'poetry' });
    const answer = await api.listBooks({ query: { genre: 'fiction' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives those whose title contains the text, in any case', async () => {
    const first = await storeBook({ title: 'A quiet Harbour' });
    await storeBook({ title: 'Velvet sky' });
    const answer = await api.listBooks({ query: { title: 'HARB' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('takes % and _ in title for what they are', async () => {
    const first = await storeBook({ title: '100% wool' });
    await storeBook({ title: '100 wool_' });
    await storeBook({ title: 'cotton' });
    const answer = await api.listBooks({ query: { title: '0%' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first]);
  });

  it('gives nothing where no title contains the text', async () => {
    await storeBook({ title: 'A quiet Harbour' });
    await storeBook({ title: 'Velvet sky' });
    const answer = await api.listBooks({ query: { title: 'silk' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([]);
  });

  it('gives those whose pages is not below minPages', async () => {
    await storeBook({ pages: 1 });
    const second = await storeBook({ pages: 7 });
    const third = await storeBook({ pages: 42 });
    const answer = await api.listBooks({ query: { minPages: '7' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(2);
    expect(answer.body.items).toEqual(expect.arrayContaining([second, third]));
  });

  it('gives those whose pages is not above maxPages', async () => {
    const first = await storeBook({ pages: 1 });
    const second = await storeBook({ pages: 7 });
    await storeBook({ pages: 42 });
    const answer = await api.listBooks({ query: { maxPages: '7' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toHaveLength(2);
    expect(answer.body.items).toEqual(expect.arrayContaining([first, second]));
  });

  it('gives them by title, smallest first, where sort says title', async () => {
    const second = await storeBook({ title: 'Birch' });
    const first = await storeBook({ title: 'Amber' });
    const third = await storeBook({ title: 'Cedar' });
    const answer = await api.listBooks({ query: { sort: 'title' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by title, largest first, where sort says -title', async () => {
    const second = await storeBook({ title: 'Birch' });
    const first = await storeBook({ title: 'Amber' });
    const third = await storeBook({ title: 'Cedar' });
    const answer = await api.listBooks({ query: { sort: '-title' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it('gives them by pages, smallest first, where sort says pages', async () => {
    const second = await storeBook({ pages: 7 });
    const first = await storeBook({ pages: 1 });
    const third = await storeBook({ pages: 42 });
    const answer = await api.listBooks({ query: { sort: 'pages' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by pages, largest first, where sort says -pages', async () => {
    const second = await storeBook({ pages: 7 });
    const first = await storeBook({ pages: 1 });
    const third = await storeBook({ pages: 42 });
    const answer = await api.listBooks({ query: { sort: '-pages' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it('gives them by publishedOn, smallest first, where sort says publishedOn', async () => {
    const second = await storeBook({ publishedOn: '2024-02-29' });
    const first = await storeBook({ publishedOn: '2024-01-31' });
    const third = await storeBook({ publishedOn: '2024-12-01' });
    const answer = await api.listBooks({ query: { sort: 'publishedOn' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([first, second, third]);
  });

  it('gives them by publishedOn, largest first, where sort says -publishedOn', async () => {
    const second = await storeBook({ publishedOn: '2024-02-29' });
    const first = await storeBook({ publishedOn: '2024-01-31' });
    const third = await storeBook({ publishedOn: '2024-12-01' });
    const answer = await api.listBooks({ query: { sort: '-publishedOn' } });
    expectDeclared(answer, 200);
    expect(answer.body.items).toEqual([third, second, first]);
  });

  it.each([
    ['whose authorId is no UUID', { authorId: 'not-a-uuid' }],
    ['whose genre is none of the values allowed', { genre: 'no-such-value' }],
    ['whose title is empty', { title: '' }],
    ['whose minPages is no number', { minPages: 'many' }],
    ['whose minPages is no whole number', { minPages: '1.5' }],
    ['whose minPages is below 1', { minPages: '0' }],
    ['whose minPages is above 20000', { minPages: '20001' }],
    ['whose maxPages is no number', { maxPages: 'many' }],
    ['whose maxPages is no whole number', { maxPages: '1.5' }],
    ['whose maxPages is below 1', { maxPages: '0' }],
    ['whose maxPages is above 20000', { maxPages: '20001' }],
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
    const answer = await api.listBooks({ query });
    expectDeclared(answer, 400);
  });
});

describe('POST /books', () => {
  it('answers 201 with the Book that was sent', async () => {
    const author = await storeAuthor();
    const sent = bookInput({ authorId: author.id });
    const answer = await api.createBook(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'createdAt', 'updatedAt')).toEqual(sent);
  });

  it('needs no more than authorId, title, isbn and genre', async () => {
    const author = await storeAuthor();
    const sent = only(bookInput({ authorId: author.id }), 'authorId', 'title', 'isbn', 'genre');
    const answer = await api.createBook(sent);
    expectDeclared(answer, 201);
    expect(without(answer.body, 'id', 'createdAt', 'updatedAt')).toEqual(sent);
  });

  it('answers 409 where another Book has the same isbn', async () => {
    const first = await storeBook();
    const author = await storeAuthor();
    const answer = await api.createBook(bookInput({ authorId: author.id, isbn: first.isbn }));
    expectDeclared(answer, 409);
  });

  it('lets one of two requests win that send the same isbn at once', async () => {
    const author = await storeAuthor();
    const sent = bookInput({ authorId: author.id });
    const answers = await Promise.all([api.createBook(sent), api.createBook(sent)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('refuses authorId where there is no such Author', async () => {
    const answer = await api.createBook(
      bookInput({ authorId: '00000000-0000-4000-8000-000000000000' }),
    );
    expectRefused(answer);
  });

  it.each([
    ['without title', { title: undefined }],
    ['whose title is no text', { title: 42 }],
    ['whose title is null', { title: null }],
    ['whose title is empty', { title: '' }],
    ['whose title has more than 300 characters', { title: 'x'.repeat(301) }],
    ['without isbn', { isbn: undefined }],
    ['whose isbn is no text', { isbn: 42 }],
    ['whose isbn is null', { isbn: null }],
    ['whose isbn does not match its pattern', { isbn: '' }],
    ['without authorId', { authorId: undefined }],
    ['whose authorId is no text', { authorId: 42 }],
    ['whose authorId is null', { authorId: null }],
    ['whose authorId is no UUID', { authorId: 'not-a-uuid' }],
    ['without genre', { genre: undefined }],
    ['whose genre is none of the values allowed', { genre: 'no-such-value' }],
    ['whose genre is null', { genre: null }],
    ['whose pages is no whole number', { pages: 1.5 }],
    ['whose pages is null', { pages: null }],
    ['whose pages is below 1', { pages: 0 }],
    ['whose pages is above 20000', { pages: 20001 }],
    ['whose publishedOn is no text', { publishedOn: 42 }],
    ['whose publishedOn is null', { publishedOn: null }],
    ['whose publishedOn is on no calendar', { publishedOn: '2023-02-29' }],
    ['whose publishedOn is no date', { publishedOn: 'tomorrow' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const author = await storeAuthor();
    const answer = await api.createBook({ ...bookInput({ authorId: author.id }), ...changes });
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
  ])('answers 400 to %s', async (_what, text) => {
    const answer = await send('POST', '/books', { text, schemes: ['apiKey'] });
    expectDeclared(answer, 400);
  });

  it('does not fail at the character NUL in title', async () => {
    const author = await storeAuthor();
    const answer = await api.createBook(
      bookInput({ authorId: author.id, title: 'text with \u0000 in it' }),
    );
    expect(answer.status).toBeLessThan(500);
    expectDeclared(answer, answer.status);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.createBook({}, { credentials: 'none' });
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.createBook({}, { credentials: 'wrong' });
    expectDeclared(answer, 401);
  });
});

describe('GET /books/{bookId}', () => {
  it('answers 200 with the Book as it was stored', async () => {
    const book = await storeBook();
    const answer = await api.getBook({ bookId: book.id });
    expectDeclared(answer, 200);
    expect(answer.body).toEqual(book);
  });

  it.each([['whose bookId is no UUID', { bookId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.getBook(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Book', async () => {
    const answer = await api.getBook({ bookId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });
});

describe('PATCH /books/{bookId}', () => {
  it.each([
    ['title', { title: 'Amber' }],
    ['genre', { genre: 'poetry' }],
    ['pages', { pages: 7 }],
    ['publishedOn', { publishedOn: '2024-01-31' }],
  ])('changes only %s', async (_what, changes) => {
    const book = await storeBook();
    const answer = await api.updateBook({ bookId: book.id }, changes);
    expectDeclared(answer, 200);
    expect(answer.body).toEqual({ ...book, ...changes, updatedAt: answer.body.updatedAt });
    const read = await api.getBook({ bookId: book.id });
    expect(read.body).toEqual(answer.body);
  });

  it('keeps createdAt and moves updatedAt', async () => {
    const book = await storeBook();
    await setTimeout(20);
    const answer = await api.updateBook({ bookId: book.id }, { title: 'Amber' });
    expect(answer.body.createdAt).toBe(book.createdAt);
    expect(Date.parse(answer.body.updatedAt)).toBeGreaterThan(Date.parse(book.updatedAt));
  });

  it.each([
    ['whose title is no text', { title: 42 }],
    ['whose title is null', { title: null }],
    ['whose title is empty', { title: '' }],
    ['whose title has more than 300 characters', { title: 'x'.repeat(301) }],
    ['whose genre is none of the values allowed', { genre: 'no-such-value' }],
    ['whose genre is null', { genre: null }],
    ['whose pages is no whole number', { pages: 1.5 }],
    ['whose pages is null', { pages: null }],
    ['whose pages is below 1', { pages: 0 }],
    ['whose pages is above 20000', { pages: 20001 }],
    ['whose publishedOn is no text', { publishedOn: 42 }],
    ['whose publishedOn is null', { publishedOn: null }],
    ['whose publishedOn is on no calendar', { publishedOn: '2023-02-29' }],
    ['whose publishedOn is no date', { publishedOn: 'tomorrow' }],
  ])('answers 400 to a body %s', async (_what, changes) => {
    const book = await storeBook();
    const answer = await api.updateBook({ bookId: book.id }, changes);
    expectDeclared(answer, 400);
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['no body', ''],
    ['null for a body', 'null'],
    ['a list for a body', '[]'],
    ['an empty object for a body', '{}'],
  ])('answers 400 to %s', async (_what, text) => {
    const book = await storeBook();
    const answer = await send('PATCH', '/books/{bookId}', {
      values: { bookId: book.id },
      text,
      schemes: ['apiKey'],
    });
    expectDeclared(answer, 400);
  });

  it.each([['whose bookId is no UUID', { bookId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.updateBook(values, {});
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Book', async () => {
    const answer = await api.updateBook(
      { bookId: '00000000-0000-4000-8000-000000000000' },
      { title: 'Amber' },
    );
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.updateBook(
      { bookId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.updateBook(
      { bookId: '00000000-0000-4000-8000-000000000000' },
      {},
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('DELETE /books/{bookId}', () => {
  it('answers 204, and then the Book is gone and others are not', async () => {
    const book = await storeBook();
    const other = await storeBook();
    expectDeclared(await api.deleteBook({ bookId: book.id }), 204);
    expectDeclared(await api.getBook({ bookId: book.id }), 404);
    expectDeclared(await api.getBook({ bookId: other.id }), 200);
    expectDeclared(await api.deleteBook({ bookId: book.id }), 404);
  });

  it('lets only one of two at the same time', async () => {
    const book = await storeBook();
    const answers = await Promise.all([
      api.deleteBook({ bookId: book.id }),
      api.deleteBook({ bookId: book.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('answers 409 while a Loan refers to the Book', async () => {
    const book = await storeBook();
    await storeLoan({ bookId: book.id });
    expectDeclared(await api.deleteBook({ bookId: book.id }), 409);
    expectDeclared(await api.getBook({ bookId: book.id }), 200);
  });

  it.each([['whose bookId is no UUID', { bookId: 'not-a-uuid' }]])(
    'answers 400 to a path %s',
    async (_what, values) => {
      const answer = await api.deleteBook(values);
      expectDeclared(answer, 400);
    },
  );

  it('answers 404 where there is no such Book', async () => {
    const answer = await api.deleteBook({ bookId: '00000000-0000-4000-8000-000000000000' });
    expectDeclared(answer, 404);
  });

  it('answers 401 without credentials', async () => {
    const answer = await api.deleteBook(
      { bookId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'none' },
    );
    expectDeclared(answer, 401);
  });

  it('answers 401 to wrong credentials', async () => {
    const answer = await api.deleteBook(
      { bookId: '00000000-0000-4000-8000-000000000000' },
      { credentials: 'wrong' },
    );
    expectDeclared(answer, 401);
  });
});

describe('the life of a Book', () => {
  it('is stored, read, listed, changed and removed, and gone then', async () => {
    const book = await storeBook();
    expectDeclared(await api.getBook({ bookId: book.id }), 200);
    const listed = await api.listBooks();
    expect(listed.body.items.map((one) => one.id)).toEqual([book.id]);
    const changes = { title: 'Amber' };
    expectDeclared(await api.updateBook({ bookId: book.id }, changes), 200);
    const changed = await api.getBook({ bookId: book.id });
    expect(changed.body).toMatchObject(changes);
    expectDeclared(await api.deleteBook({ bookId: book.id }), 204);
    expectDeclared(await api.getBook({ bookId: book.id }), 404);
    const left = await api.listBooks();
    expect(left.body.items.map((one) => one.id)).toEqual([]);
    expectDeclared(await api.deleteBook({ bookId: book.id }), 404);
  });
});
