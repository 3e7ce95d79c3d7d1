import { describe, expect, it } from 'vitest';

import { parsePathShape } from './path-shape';

describe('parsePathShape', () => {
  it.each([
    ['/books', { kind: 'collection', key: '/books', segment: 'books', parents: [] }],
    ['/api/v1/books', { kind: 'collection', key: '/api/v1/books', segment: 'books', parents: [] }],
    ['/books/{bookId}', { kind: 'item', key: '/books', segment: 'books', parents: [], parameter: 'bookId' }],
    [
      '/authors/{authorId}/books',
      {
        kind: 'collection',
        key: '/authors/{}/books',
        segment: 'books',
        parents: [{ collection: 'authors', key: '/authors', parameter: 'authorId' }],
      },
    ],
    [
      '/v1/a/{x}/b/{y}/c/{z}',
      {
        kind: 'item',
        key: '/v1/a/{}/b/{}/c',
        segment: 'c',
        parameter: 'z',
        parents: [
          { collection: 'a', key: '/v1/a', parameter: 'x' },
          { collection: 'b', key: '/v1/a/{}/b', parameter: 'y' },
        ],
      },
    ],
    ['/', { kind: 'other' }],
    ['/books/', { kind: 'collection', key: '/books', segment: 'books', parents: [] }],
    ['/books/{bookId}/', { kind: 'item', key: '/books', segment: 'books', parents: [], parameter: 'bookId' }],
    ['/books//', { kind: 'other' }],
    ['/{id}', { kind: 'other' }],
    ['/books/{a}/{b}', { kind: 'other' }],
    ['/books/{name}.json', { kind: 'other' }],
    ['/books/{id}:archive', { kind: 'other' }],
  ])('%s', (path, shape) => {
    expect(parsePathShape(path)).toEqual(shape);
  });
});
