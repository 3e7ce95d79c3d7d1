import { describe, expect, it } from 'vitest';

import { authorInputSchema } from '../../src/schemas/author-input.js';
import { authorSchema } from '../../src/schemas/author.js';
import { authorPageSchema } from '../../src/schemas/author-page.js';
import { genreSchema } from '../../src/schemas/genre.js';
import { bookInputSchema } from '../../src/schemas/book-input.js';
import { bookPatchSchema } from '../../src/schemas/book-patch.js';
import { bookSchema } from '../../src/schemas/book.js';
import { bookPageSchema } from '../../src/schemas/book-page.js';
import { memberStatusSchema } from '../../src/schemas/member-status.js';
import { memberInputSchema } from '../../src/schemas/member-input.js';
import { memberSchema } from '../../src/schemas/member.js';
import { memberPageSchema } from '../../src/schemas/member-page.js';
import { loanStatusSchema } from '../../src/schemas/loan-status.js';
import { loanInputSchema } from '../../src/schemas/loan-input.js';
import { loanPatchSchema } from '../../src/schemas/loan-patch.js';
import { loanSchema } from '../../src/schemas/loan.js';
import { loanPageSchema } from '../../src/schemas/loan-page.js';
import { problemSchema } from '../../src/schemas/problem.js';
import { matching, next, restartSamples, uuid } from '../support/samples.js';

restartSamples();

describe('authorInputSchema', () => {
  it('accepts AuthorInput with everything', () => {
    const value = { name: `Name ${next()}`, born: '2024-02-29', biography: `Biography ${next()}` };
    expect(authorInputSchema.parse(value)).toMatchObject(value);
  });

  it('accepts AuthorInput with no more than it must have', () => {
    const value = { name: `Name ${next()}` };
    expect(authorInputSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose name has 1 characters', { name: 'x' }],
    ['whose name has 200 characters', { name: 'x'.repeat(200) }],
    ['whose name has 200 characters beyond the basic plane', { name: '📚'.repeat(200) }],
    ['whose biography has 0 characters', { biography: '' }],
    ['whose biography has 5000 characters', { biography: 'x'.repeat(5000) }],
    [
      'whose biography has 5000 characters beyond the basic plane',
      { biography: '📚'.repeat(5000) },
    ],
  ])('accepts AuthorInput %s', (_what, changes) => {
    const sound = { name: `Name ${next()}`, born: '2024-02-29', biography: `Biography ${next()}` };
    expect(authorInputSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses AuthorInput %s', (_what, changes) => {
    const sound = { name: `Name ${next()}`, born: '2024-02-29', biography: `Biography ${next()}` };
    expect(authorInputSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(authorInputSchema.safeParse(value).success).toBe(false);
  });
});

describe('authorSchema', () => {
  it('accepts Author with everything', () => {
    const value = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      born: '2024-02-29',
      biography: `Biography ${next()}`,
    };
    expect(authorSchema.parse(value)).toMatchObject(value);
  });

  it('accepts Author with no more than it must have', () => {
    const value = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
    };
    expect(authorSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose name has 1 characters', { name: 'x' }],
    ['whose name has 200 characters', { name: 'x'.repeat(200) }],
    ['whose name has 200 characters beyond the basic plane', { name: '📚'.repeat(200) }],
    ['whose biography has 0 characters', { biography: '' }],
    ['whose biography has 5000 characters', { biography: 'x'.repeat(5000) }],
    [
      'whose biography has 5000 characters beyond the basic plane',
      { biography: '📚'.repeat(5000) },
    ],
  ])('accepts Author %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      born: '2024-02-29',
      biography: `Biography ${next()}`,
    };
    expect(authorSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses Author %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      born: '2024-02-29',
      biography: `Biography ${next()}`,
    };
    expect(authorSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(authorSchema.safeParse(value).success).toBe(false);
  });
});

describe('authorPageSchema', () => {
  it('accepts AuthorPage with everything', () => {
    const value = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          born: '2024-02-29',
          biography: `Biography ${next()}`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(authorPageSchema.parse(value)).toMatchObject(value);
  });

  it.each([['whose total is 0', { total: 0 }]])('accepts AuthorPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          born: '2024-02-29',
          biography: `Biography ${next()}`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(authorPageSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without items', { items: undefined }],
    ['whose items is no list', { items: {} }],
    ['whose items is null', { items: null }],
    ['whose items has an item that is no object', { items: [[]] }],
    ['without page', { page: undefined }],
    ['whose page is no whole number', { page: 1.5 }],
    ['whose page is null', { page: null }],
    ['without pageSize', { pageSize: undefined }],
    ['whose pageSize is no whole number', { pageSize: 1.5 }],
    ['whose pageSize is null', { pageSize: null }],
    ['without total', { total: undefined }],
    ['whose total is no whole number', { total: 1.5 }],
    ['whose total is null', { total: null }],
    ['whose total is below 0', { total: -1 }],
  ])('refuses AuthorPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          born: '2024-02-29',
          biography: `Biography ${next()}`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(authorPageSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(authorPageSchema.safeParse(value).success).toBe(false);
  });
});

describe('genreSchema', () => {
  it.each([
    ['"fiction"', 'fiction'],
    ['"poetry"', 'poetry'],
    ['"science"', 'science'],
    ['"history"', 'history'],
    ['"children"', 'children'],
  ])('accepts %s', (_what, value) => {
    expect(genreSchema.parse(value)).toEqual(value);
  });

  it.each([
    ['a value that is none of the values allowed', 'no-such-value'],
    ['a value that is null', null],
  ])('refuses %s', (_what, value) => {
    expect(genreSchema.safeParse(value).success).toBe(false);
  });
});

describe('bookInputSchema', () => {
  it('accepts BookInput with everything', () => {
    const value = {
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookInputSchema.parse(value)).toMatchObject(value);
  });

  it('accepts BookInput with no more than it must have', () => {
    const value = {
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
    };
    expect(bookInputSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose title has 1 characters', { title: 'x' }],
    ['whose title has 300 characters', { title: 'x'.repeat(300) }],
    ['whose title has 300 characters beyond the basic plane', { title: '📚'.repeat(300) }],
    ['whose genre is fiction', { genre: 'fiction' }],
    ['whose genre is poetry', { genre: 'poetry' }],
    ['whose genre is science', { genre: 'science' }],
    ['whose genre is history', { genre: 'history' }],
    ['whose genre is children', { genre: 'children' }],
    ['whose pages is 1', { pages: 1 }],
    ['whose pages is 20000', { pages: 20000 }],
  ])('accepts BookInput %s', (_what, changes) => {
    const sound = {
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookInputSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses BookInput %s', (_what, changes) => {
    const sound = {
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookInputSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(bookInputSchema.safeParse(value).success).toBe(false);
  });
});

describe('bookPatchSchema', () => {
  it('accepts BookPatch with everything', () => {
    const value = {
      title: `Title ${next()}`,
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookPatchSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose title has 1 characters', { title: 'x' }],
    ['whose title has 300 characters', { title: 'x'.repeat(300) }],
    ['whose title has 300 characters beyond the basic plane', { title: '📚'.repeat(300) }],
    ['whose genre is fiction', { genre: 'fiction' }],
    ['whose genre is poetry', { genre: 'poetry' }],
    ['whose genre is science', { genre: 'science' }],
    ['whose genre is history', { genre: 'history' }],
    ['whose genre is children', { genre: 'children' }],
    ['whose pages is 1', { pages: 1 }],
    ['whose pages is 20000', { pages: 20000 }],
  ])('accepts BookPatch %s', (_what, changes) => {
    const sound = {
      title: `Title ${next()}`,
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookPatchSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses BookPatch %s', (_what, changes) => {
    const sound = {
      title: `Title ${next()}`,
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookPatchSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(bookPatchSchema.safeParse(value).success).toBe(false);
  });
});

describe('bookSchema', () => {
  it('accepts Book with everything', () => {
    const value = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookSchema.parse(value)).toMatchObject(value);
  });

  it('accepts Book with no more than it must have', () => {
    const value = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
    };
    expect(bookSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose title has 1 characters', { title: 'x' }],
    ['whose title has 300 characters', { title: 'x'.repeat(300) }],
    ['whose title has 300 characters beyond the basic plane', { title: '📚'.repeat(300) }],
    ['whose genre is fiction', { genre: 'fiction' }],
    ['whose genre is poetry', { genre: 'poetry' }],
    ['whose genre is science', { genre: 'science' }],
    ['whose genre is history', { genre: 'history' }],
    ['whose genre is children', { genre: 'children' }],
    ['whose pages is 1', { pages: 1 }],
    ['whose pages is 20000', { pages: 20000 }],
  ])('accepts Book %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses Book %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      createdAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      title: `Title ${next()}`,
      isbn: matching(/^97[89][0-9]{10}$/u),
      authorId: uuid(next()),
      genre: 'fiction',
      pages: 42,
      publishedOn: '2024-02-29',
    };
    expect(bookSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(bookSchema.safeParse(value).success).toBe(false);
  });
});

describe('bookPageSchema', () => {
  it('accepts BookPage with everything', () => {
    const value = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          title: `Title ${next()}`,
          isbn: matching(/^97[89][0-9]{10}$/u),
          authorId: uuid(next()),
          genre: 'fiction',
          pages: 42,
          publishedOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(bookPageSchema.parse(value)).toMatchObject(value);
  });

  it.each([['whose total is 0', { total: 0 }]])('accepts BookPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          title: `Title ${next()}`,
          isbn: matching(/^97[89][0-9]{10}$/u),
          authorId: uuid(next()),
          genre: 'fiction',
          pages: 42,
          publishedOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(bookPageSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without items', { items: undefined }],
    ['whose items is no list', { items: {} }],
    ['whose items is null', { items: null }],
    ['whose items has an item that is no object', { items: [[]] }],
    ['without page', { page: undefined }],
    ['whose page is no whole number', { page: 1.5 }],
    ['whose page is null', { page: null }],
    ['without pageSize', { pageSize: undefined }],
    ['whose pageSize is no whole number', { pageSize: 1.5 }],
    ['whose pageSize is null', { pageSize: null }],
    ['without total', { total: undefined }],
    ['whose total is no whole number', { total: 1.5 }],
    ['whose total is null', { total: null }],
    ['whose total is below 0', { total: -1 }],
  ])('refuses BookPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          createdAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          title: `Title ${next()}`,
          isbn: matching(/^97[89][0-9]{10}$/u),
          authorId: uuid(next()),
          genre: 'fiction',
          pages: 42,
          publishedOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(bookPageSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(bookPageSchema.safeParse(value).success).toBe(false);
  });
});

describe('memberStatusSchema', () => {
  it.each([
    ['"active"', 'active'],
    ['"suspended"', 'suspended'],
  ])('accepts %s', (_what, value) => {
    expect(memberStatusSchema.parse(value)).toEqual(value);
  });

  it.each([
    ['a value that is none of the values allowed', 'no-such-value'],
    ['a value that is null', null],
  ])('refuses %s', (_what, value) => {
    expect(memberStatusSchema.safeParse(value).success).toBe(false);
  });
});

describe('memberInputSchema', () => {
  it('accepts MemberInput with everything', () => {
    const value = { name: `Name ${next()}`, email: `name${next()}@example.com` };
    expect(memberInputSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose name has 1 characters', { name: 'x' }],
    ['whose name has 200 characters', { name: 'x'.repeat(200) }],
    ['whose name has 200 characters beyond the basic plane', { name: '📚'.repeat(200) }],
  ])('accepts MemberInput %s', (_what, changes) => {
    const sound = { name: `Name ${next()}`, email: `name${next()}@example.com` };
    expect(memberInputSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
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
  ])('refuses MemberInput %s', (_what, changes) => {
    const sound = { name: `Name ${next()}`, email: `name${next()}@example.com` };
    expect(memberInputSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(memberInputSchema.safeParse(value).success).toBe(false);
  });
});

describe('memberSchema', () => {
  it('accepts Member with everything', () => {
    const value = {
      id: uuid(next()),
      status: 'active',
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      email: `name${next()}@example.com`,
    };
    expect(memberSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose status is active', { status: 'active' }],
    ['whose status is suspended', { status: 'suspended' }],
    ['whose name has 1 characters', { name: 'x' }],
    ['whose name has 200 characters', { name: 'x'.repeat(200) }],
    ['whose name has 200 characters beyond the basic plane', { name: '📚'.repeat(200) }],
  ])('accepts Member %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      status: 'active',
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      email: `name${next()}@example.com`,
    };
    expect(memberSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without status', { status: undefined }],
    ['whose status is none of the values allowed', { status: 'no-such-value' }],
    ['whose status is null', { status: null }],
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
  ])('refuses Member %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      status: 'active',
      createdAt: '2024-02-29T12:30:45.678Z',
      name: `Name ${next()}`,
      email: `name${next()}@example.com`,
    };
    expect(memberSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(memberSchema.safeParse(value).success).toBe(false);
  });
});

describe('memberPageSchema', () => {
  it('accepts MemberPage with everything', () => {
    const value = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          email: `name${next()}@example.com`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(memberPageSchema.parse(value)).toMatchObject(value);
  });

  it.each([['whose total is 0', { total: 0 }]])('accepts MemberPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          email: `name${next()}@example.com`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(memberPageSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without items', { items: undefined }],
    ['whose items is no list', { items: {} }],
    ['whose items is null', { items: null }],
    ['whose items has an item that is no object', { items: [[]] }],
    ['without page', { page: undefined }],
    ['whose page is no whole number', { page: 1.5 }],
    ['whose page is null', { page: null }],
    ['without pageSize', { pageSize: undefined }],
    ['whose pageSize is no whole number', { pageSize: 1.5 }],
    ['whose pageSize is null', { pageSize: null }],
    ['without total', { total: undefined }],
    ['whose total is no whole number', { total: 1.5 }],
    ['whose total is null', { total: null }],
    ['whose total is below 0', { total: -1 }],
  ])('refuses MemberPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          createdAt: '2024-02-29T12:30:45.678Z',
          name: `Name ${next()}`,
          email: `name${next()}@example.com`,
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(memberPageSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(memberPageSchema.safeParse(value).success).toBe(false);
  });
});

describe('loanStatusSchema', () => {
  it.each([
    ['"active"', 'active'],
    ['"returned"', 'returned'],
    ['"lost"', 'lost'],
  ])('accepts %s', (_what, value) => {
    expect(loanStatusSchema.parse(value)).toEqual(value);
  });

  it.each([
    ['a value that is none of the values allowed', 'no-such-value'],
    ['a value that is null', null],
  ])('refuses %s', (_what, value) => {
    expect(loanStatusSchema.safeParse(value).success).toBe(false);
  });
});

describe('loanInputSchema', () => {
  it('accepts LoanInput with everything', () => {
    const value = { bookId: uuid(next()), memberId: uuid(next()), dueOn: '2024-02-29' };
    expect(loanInputSchema.parse(value)).toMatchObject(value);
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
  ])('refuses LoanInput %s', (_what, changes) => {
    const sound = { bookId: uuid(next()), memberId: uuid(next()), dueOn: '2024-02-29' };
    expect(loanInputSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(loanInputSchema.safeParse(value).success).toBe(false);
  });
});

describe('loanPatchSchema', () => {
  it('accepts LoanPatch with everything', () => {
    const value = { dueOn: '2024-02-29' };
    expect(loanPatchSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['without dueOn', { dueOn: undefined }],
    ['whose dueOn is no text', { dueOn: 42 }],
    ['whose dueOn is null', { dueOn: null }],
    ['whose dueOn is on no calendar', { dueOn: '2023-02-29' }],
    ['whose dueOn is no date', { dueOn: 'tomorrow' }],
  ])('refuses LoanPatch %s', (_what, changes) => {
    const sound = { dueOn: '2024-02-29' };
    expect(loanPatchSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(loanPatchSchema.safeParse(value).success).toBe(false);
  });
});

describe('loanSchema', () => {
  it('accepts Loan with everything', () => {
    const value = {
      id: uuid(next()),
      status: 'active',
      returnedAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      createdAt: '2024-02-29T12:30:45.678Z',
      bookId: uuid(next()),
      memberId: uuid(next()),
      dueOn: '2024-02-29',
    };
    expect(loanSchema.parse(value)).toMatchObject(value);
  });

  it('accepts Loan with no more than it must have', () => {
    const value = {
      id: uuid(next()),
      status: 'active',
      updatedAt: '2024-02-29T12:30:45.678Z',
      createdAt: '2024-02-29T12:30:45.678Z',
      bookId: uuid(next()),
      memberId: uuid(next()),
      dueOn: '2024-02-29',
    };
    expect(loanSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose status is active', { status: 'active' }],
    ['whose status is returned', { status: 'returned' }],
    ['whose status is lost', { status: 'lost' }],
  ])('accepts Loan %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      status: 'active',
      returnedAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      createdAt: '2024-02-29T12:30:45.678Z',
      bookId: uuid(next()),
      memberId: uuid(next()),
      dueOn: '2024-02-29',
    };
    expect(loanSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without status', { status: undefined }],
    ['whose status is none of the values allowed', { status: 'no-such-value' }],
    ['whose status is null', { status: null }],
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
  ])('refuses Loan %s', (_what, changes) => {
    const sound = {
      id: uuid(next()),
      status: 'active',
      returnedAt: '2024-02-29T12:30:45.678Z',
      updatedAt: '2024-02-29T12:30:45.678Z',
      createdAt: '2024-02-29T12:30:45.678Z',
      bookId: uuid(next()),
      memberId: uuid(next()),
      dueOn: '2024-02-29',
    };
    expect(loanSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(loanSchema.safeParse(value).success).toBe(false);
  });
});

describe('loanPageSchema', () => {
  it('accepts LoanPage with everything', () => {
    const value = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          returnedAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          createdAt: '2024-02-29T12:30:45.678Z',
          bookId: uuid(next()),
          memberId: uuid(next()),
          dueOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(loanPageSchema.parse(value)).toMatchObject(value);
  });

  it.each([['whose total is 0', { total: 0 }]])('accepts LoanPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          returnedAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          createdAt: '2024-02-29T12:30:45.678Z',
          bookId: uuid(next()),
          memberId: uuid(next()),
          dueOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(loanPageSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['without items', { items: undefined }],
    ['whose items is no list', { items: {} }],
    ['whose items is null', { items: null }],
    ['whose items has an item that is no object', { items: [[]] }],
    ['without page', { page: undefined }],
    ['whose page is no whole number', { page: 1.5 }],
    ['whose page is null', { page: null }],
    ['without pageSize', { pageSize: undefined }],
    ['whose pageSize is no whole number', { pageSize: 1.5 }],
    ['whose pageSize is null', { pageSize: null }],
    ['without total', { total: undefined }],
    ['whose total is no whole number', { total: 1.5 }],
    ['whose total is null', { total: null }],
    ['whose total is below 0', { total: -1 }],
  ])('refuses LoanPage %s', (_what, changes) => {
    const sound = {
      items: [
        {
          id: uuid(next()),
          status: 'active',
          returnedAt: '2024-02-29T12:30:45.678Z',
          updatedAt: '2024-02-29T12:30:45.678Z',
          createdAt: '2024-02-29T12:30:45.678Z',
          bookId: uuid(next()),
          memberId: uuid(next()),
          dueOn: '2024-02-29',
        },
      ],
      page: 42,
      pageSize: 42,
      total: 42,
    };
    expect(loanPageSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(loanPageSchema.safeParse(value).success).toBe(false);
  });
});

describe('problemSchema', () => {
  it('accepts Problem with everything', () => {
    const value = {
      type: `Type ${next()}`,
      title: `Title ${next()}`,
      status: 42,
      detail: `Detail ${next()}`,
    };
    expect(problemSchema.parse(value)).toMatchObject(value);
  });

  it('accepts Problem with no more than it must have', () => {
    const value = { title: `Title ${next()}`, status: 42 };
    expect(problemSchema.parse(value)).toMatchObject(value);
  });

  it.each([
    ['whose type has 0 characters', { type: '' }],
    ['whose title has 0 characters', { title: '' }],
    ['whose detail has 0 characters', { detail: '' }],
  ])('accepts Problem %s', (_what, changes) => {
    const sound = {
      type: `Type ${next()}`,
      title: `Title ${next()}`,
      status: 42,
      detail: `Detail ${next()}`,
    };
    expect(problemSchema.parse({ ...sound, ...changes })).toMatchObject(changes);
  });

  it.each([
    ['whose type is no text', { type: 42 }],
    ['whose type is null', { type: null }],
    ['without title', { title: undefined }],
    ['whose title is no text', { title: 42 }],
    ['whose title is null', { title: null }],
    ['without status', { status: undefined }],
    ['whose status is no whole number', { status: 1.5 }],
    ['whose status is null', { status: null }],
    ['whose detail is no text', { detail: 42 }],
    ['whose detail is null', { detail: null }],
  ])('refuses Problem %s', (_what, changes) => {
    const sound = {
      type: `Type ${next()}`,
      title: `Title ${next()}`,
      status: 42,
      detail: `Detail ${next()}`,
    };
    expect(problemSchema.safeParse({ ...sound, ...changes }).success).toBe(false);
  });

  it.each([
    ['null', null],
    ['[]', []],
    ['"text"', 'text'],
    ['42', 42],
  ])('refuses %s', (_what, value) => {
    expect(problemSchema.safeParse(value).success).toBe(false);
  });
});
