import { describe, expect, it } from 'vitest';

import { foldName, isPluralName, stripIdSuffix, toPlural, toSingular } from './names';

describe('names', () => {
  it.each(['author_id', 'authorId', 'Author-ID', 'AuthorID'])('folds %s to authorid', (name) => {
    expect(foldName(name)).toBe('authorid');
  });

  it.each([
    ['books', 'book'],
    ['categories', 'category'],
    ['special-events', 'special-event'],
    ['people', 'person'],
    ['status', 'status'],
  ])('%s is of one %s', (plural, singular) => {
    expect(toSingular(plural)).toBe(singular);
    expect(toPlural(singular)).toBe(toPlural(plural));
  });

  it.each([
    ['tickets', true],
    ['special-events', true],
    ['login', false],
    ['series', false],
    ['checkout', false],
  ])('%s is a plural of something: %s', (name, expected) => {
    expect(isPluralName(name)).toBe(expected);
  });

  it.each([
    ['authorId', 'author'],
    ['author_id', 'author'],
    ['authorID', 'author'],
    ['parentAuthorUuid', 'parentAuthor'],
    ['id', undefined],
    ['paid', undefined],
    ['authorIds', undefined],
  ])('%s holds the id of %s', (name, stripped) => {
    expect(stripIdSuffix(name)).toBe(stripped);
  });
});
