import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  anyAuthorInput,
  anyJson,
  anyListAuthorsQuery,
  authorInputFaults,
  pathPart,
} from '../support/arbitraries.js';
import { api } from '../support/client.js';
import { storeAuthor } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /authors', () => {
  it('answers any valid query', async () => {
    await fc.assert(
      fc.asyncProperty(anyListAuthorsQuery, async (query) => {
        const answer = await api.listAuthors({ query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    await several(7, () => storeAuthor());
    const whole = await api.listAuthors();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listAuthors({ query: { pageSize: size, page: index + 1 } });
          return answer.body.items;
        });
        expect(pages.flat()).toEqual(whole.body.items);
      }),
    );
  });
});

describe('POST /authors', () => {
  it('stores any valid Author and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(anyAuthorInput, async (given) => {
        const answer = await api.createAuthor(given);
        expectDeclared(answer, 201);
        expect(without(answer.body, 'id', 'createdAt')).toEqual(given);
        const read = await api.getAuthor({ authorId: answer.body.id });
        expect(read.body).toEqual(answer.body);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    await fc.assert(
      fc.asyncProperty(anyAuthorInput, authorInputFaults, async (given, fault) => {
        const answer = await api.createAuthor({ ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.createAuthor(value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /authors/{authorId}', () => {
  it('answers any text in its path as declared', async () => {
    await fc.assert(
      fc.asyncProperty(pathPart(), async (part) => {
        const answer = await api.getAuthor({ authorId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('PUT /authors/{authorId}', () => {
  it('replaces everything by any valid body', async () => {
    const author = await storeAuthor();
    await fc.assert(
      fc.asyncProperty(anyAuthorInput, async (given) => {
        const answer = await api.replaceAuthor({ authorId: author.id }, given);
        expectDeclared(answer, 200);
        expect(without(answer.body, 'id', 'createdAt')).toEqual(given);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const author = await storeAuthor();
    await fc.assert(
      fc.asyncProperty(anyAuthorInput, authorInputFaults, async (given, fault) => {
        const answer = await api.replaceAuthor({ authorId: author.id }, { ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    const author = await storeAuthor();
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.replaceAuthor({ authorId: author.id }, value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});
