import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  anyBookInput,
  anyBookPatch,
  anyJson,
  anyListBooksOfAuthorQuery,
  anyListBooksQuery,
  bookInputFaults,
  bookPatchFaults,
  pathPart,
} from '../support/arbitraries.js';
import { api } from '../support/client.js';
import { storeAuthor, storeBook } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { emptyDatabase, useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /authors/{authorId}/books', () => {
  it('answers any valid query', async () => {
    const author = await storeAuthor();
    await fc.assert(
      fc.asyncProperty(anyListBooksOfAuthorQuery, async (query) => {
        const answer = await api.listBooksOfAuthor({ authorId: author.id }, { query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    const author = await storeAuthor();
    await several(7, () => storeBook({ authorId: author.id }));
    const whole = await api.listBooksOfAuthor({ authorId: author.id });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listBooksOfAuthor(
            { authorId: author.id },
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
        const answer = await api.listBooksOfAuthor({ authorId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /books', () => {
  it('answers any valid query', async () => {
    await fc.assert(
      fc.asyncProperty(anyListBooksQuery, async (query) => {
        const answer = await api.listBooks({ query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    await several(7, () => storeBook());
    const whole = await api.listBooks();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listBooks({ query: { pageSize: size, page: index + 1 } });
          return answer.body.items;
        });
        expect(pages.flat()).toEqual(whole.body.items);
      }),
    );
  });
});

describe('POST /books', () => {
  it('stores any valid Book and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(anyBookInput, async (given) => {
        await emptyDatabase();
        const author = await storeAuthor();
        const sent = { ...given, authorId: author.id };
        const answer = await api.createBook(sent);
        expectDeclared(answer, 201);
        expect(without(answer.body, 'id', 'createdAt', 'updatedAt')).toEqual(sent);
        const read = await api.getBook({ bookId: answer.body.id });
        expect(read.body).toEqual(answer.body);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const author = await storeAuthor();
    await fc.assert(
      fc.asyncProperty(anyBookInput, bookInputFaults, async (given, fault) => {
        const answer = await api.createBook({ ...given, authorId: author.id, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.createBook(value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /books/{bookId}', () => {
  it('answers any text in its path as declared', async () => {
    await fc.assert(
      fc.asyncProperty(pathPart(), async (part) => {
        const answer = await api.getBook({ bookId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('PATCH /books/{bookId}', () => {
  it('changes exactly what any valid body names', async () => {
    const book = await storeBook();
    let known = book;
    await fc.assert(
      fc.asyncProperty(anyBookPatch, async (given) => {
        const answer = await api.updateBook({ bookId: book.id }, given);
        expectDeclared(answer, 200);
        expect(answer.body).toEqual({ ...known, ...given, updatedAt: answer.body.updatedAt });
        known = answer.body;
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const book = await storeBook();
    await fc.assert(
      fc.asyncProperty(anyBookPatch, bookPatchFaults, async (given, fault) => {
        const answer = await api.updateBook({ bookId: book.id }, { ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    const book = await storeBook();
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.updateBook({ bookId: book.id }, value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});
