import { describe, expect, it } from 'vitest';

import { authors } from '../../src/resources/authors/table.js';
import { books } from '../../src/resources/books/table.js';
import { loans } from '../../src/resources/loans/table.js';
import { members } from '../../src/resources/members/table.js';
import { describeColumns, describeTable } from '../support/tables.js';

describe('authors', () => {
  it('has the columns of its migration', () => {
    expect(describeColumns(authors)).toEqual([
      'biography text',
      'born date',
      'created_at timestamp (3) with time zone, never null',
      'id uuid, never null',
      'name text, never null',
      'ordinal bigint, never null',
    ]);
  });

  it('has the rules and indexes of its migration', () => {
    expect(describeTable(authors)).toEqual(['index on ordinal']);
  });

  it.each([
    ['an instant', '2026-01-31T23:59:59.123Z', '2026-01-31T23:59:59.123Z'],
    ['an instant with an offset', '2026-02-01T01:00:00+01:00', '2026-02-01T00:00:00.000Z'],
    ['an instant of the year 0', '0000-02-29T12:00:00Z', '0001-02-29T12:00:00.000Z BC'],
  ])('stores %s in createdAt', (_what, told, stored) => {
    expect(authors.createdAt.mapToDriverValue(told)).toBe(stored);
  });

  it.each([
    ['an instant', '2026-01-31T23:59:59.123Z', '2026-01-31 23:59:59.123+00'],
    ['an instant of the year 0', '0000-02-29T12:00:00.000Z', '0001-02-29 12:00:00+00 BC'],
  ])('reads %s in createdAt', (_what, told, stored) => {
    expect(authors.createdAt.mapFromDriverValue(stored)).toBe(told);
  });

  it.each([
    ['what is no instant', 'tomorrow'],
    ['an instant after the year 9999', '9999-12-31T23:59:59-01:00'],
  ])('refuses %s for createdAt', (_what, told) => {
    const store = () => authors.createdAt.mapToDriverValue(told);
    expect(store).toThrow(told);
    expect(store).toThrow(expect.objectContaining({ name: 'UnstorableValueError', isKey: false }));
  });

  it.each([
    ['a text', 'Ada', 'Ada'],
    ['a text with a NUL', 'a\u0000b', 'a\uffff0b'],
    ['a text with what stands for NUL', 'a\uffffb', 'a\uffff1b'],
  ])('stores %s in name', (_what, told, stored) => {
    expect(authors.name.mapToDriverValue(told)).toBe(stored);
  });

  it.each([
    ['a text', 'Ada', 'Ada'],
    ['a text with a NUL', 'a\u0000b', 'a\uffff0b'],
    ['a text with what stands for NUL', 'a\uffffb', 'a\uffff1b'],
  ])('reads %s in name', (_what, told, stored) => {
    expect(authors.name.mapFromDriverValue(stored)).toBe(told);
  });

  it.each([
    ['a day', '2026-01-31', '2026-01-31'],
    ['a day of the year 0', '0000-02-29', '0001-02-29 BC'],
  ])('stores %s in born', (_what, told, stored) => {
    expect(authors.born.mapToDriverValue(told)).toBe(stored);
  });

  it.each([
    ['a day', '2026-01-31', '2026-01-31'],
    ['a day of the year 0', '0000-02-29', '0001-02-29 BC'],
  ])('reads %s in born', (_what, told, stored) => {
    expect(authors.born.mapFromDriverValue(stored)).toBe(told);
  });
});

describe('books', () => {
  it('has the columns of its migration', () => {
    expect(describeColumns(books)).toEqual([
      'author_id uuid, never null',
      'created_at timestamp (3) with time zone, never null',
      'genre text, never null',
      'id uuid, never null',
      'isbn text, never null',
      'ordinal bigint, never null',
      'pages integer',
      'published_on date',
      'title text, never null',
      'updated_at timestamp (3) with time zone, never null',
    ]);
  });

  it('has the rules and indexes of its migration', () => {
    expect(describeTable(books)).toEqual([
      'author_id refers to authors, on delete restrict',
      'index on author_id',
      'index on genre',
      'index on ordinal',
      'index on pages',
      'unique isbn',
    ]);
  });
});

describe('loans', () => {
  it('has the columns of its migration', () => {
    expect(describeColumns(loans)).toEqual([
      'book_id uuid, never null',
      'created_at timestamp (3) with time zone, never null',
      'due_on date, never null',
      'id uuid, never null',
      'member_id uuid, never null',
      'ordinal bigint, never null',
      'returned_at timestamp (3) with time zone',
      'status text, never null',
      'updated_at timestamp (3) with time zone, never null',
    ]);
  });

  it('has the rules and indexes of its migration', () => {
    expect(describeTable(loans)).toEqual([
      'book_id refers to books, on delete restrict',
      'index on book_id',
      'index on member_id',
      'index on ordinal',
      'index on status',
      'member_id refers to members, on delete restrict',
    ]);
  });
});

describe('members', () => {
  it('has the columns of its migration', () => {
    expect(describeColumns(members)).toEqual([
      'created_at timestamp (3) with time zone, never null',
      'email text, never null',
      'id uuid, never null',
      'name text, never null',
      'ordinal bigint, never null',
      'status text, never null',
    ]);
  });

  it('has the rules and indexes of its migration', () => {
    expect(describeTable(members)).toEqual(['index on ordinal', 'index on status', 'unique email']);
  });
});
