import { describe, expect, it } from 'vitest';

import { authors } from '../../src/resources/authors/table.js';
import { books } from '../../src/resources/books/table.js';
import { loans } from '../../src/resources/loans/table.js';
import { members } from '../../src/resources/members/table.js';
import { describeTable } from '../support/tables.js';

describe('authors', () => {
  it('has the rules and indexes of its migration', () => {
    expect(describeTable(authors)).toEqual(['index on ordinal']);
  });
});

describe('books', () => {
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
  it('has the rules and indexes of its migration', () => {
    expect(describeTable(members)).toEqual(['index on ordinal', 'index on status', 'unique email']);
  });
});
