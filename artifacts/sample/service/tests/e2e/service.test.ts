import { describe, expect, it } from 'vitest';

import { send } from '../support/client.js';
import { useService } from '../support/service.js';
import { listMethods } from '../support/specification.js';

useService();

describe('GET /healthz', () => {
  it('answers 200 while the process is up', async () => {
    const answer = await send('GET', '/healthz');
    expect(answer.status).toBe(200);
  });
});

describe('GET /readyz', () => {
  it('answers 200 while the database answers', async () => {
    const answer = await send('GET', '/readyz');
    expect(answer.status).toBe(200);
  });
});

describe('GET /openapi.json', () => {
  it('tells every operation of the specification', async () => {
    const answer = await send<{ paths?: Record<string, object> }>('GET', '/openapi.json');
    expect(answer.status).toBe(200);
    for (const [path, methods] of Object.entries(listMethods())) {
      const told = Object.keys(answer.body.paths?.[path] ?? {}).map((method) =>
        method.toUpperCase(),
      );
      expect(told, path).toEqual(expect.arrayContaining(methods));
    }
  });
});

describe('a path that nobody declared', () => {
  it('answers 404', async () => {
    const answer = await send('GET', '/no/such/path');
    expect(answer.status).toBe(404);
  });
});

describe('a method that nobody declared', () => {
  it.each([
    ['PUT /authors', 'PUT', '/authors', {}, ['GET', 'POST']],
    ['PATCH /authors', 'PATCH', '/authors', {}, ['GET', 'POST']],
    ['DELETE /authors', 'DELETE', '/authors', {}, ['GET', 'POST']],
    [
      'POST /authors/{authorId}',
      'POST',
      '/authors/{authorId}',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PUT', 'DELETE'],
    ],
    [
      'PATCH /authors/{authorId}',
      'PATCH',
      '/authors/{authorId}',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PUT', 'DELETE'],
    ],
    [
      'POST /authors/{authorId}/books',
      'POST',
      '/authors/{authorId}/books',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'PUT /authors/{authorId}/books',
      'PUT',
      '/authors/{authorId}/books',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'PATCH /authors/{authorId}/books',
      'PATCH',
      '/authors/{authorId}/books',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'DELETE /authors/{authorId}/books',
      'DELETE',
      '/authors/{authorId}/books',
      { authorId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    ['PUT /books', 'PUT', '/books', {}, ['GET', 'POST']],
    ['PATCH /books', 'PATCH', '/books', {}, ['GET', 'POST']],
    ['DELETE /books', 'DELETE', '/books', {}, ['GET', 'POST']],
    [
      'POST /books/{bookId}',
      'POST',
      '/books/{bookId}',
      { bookId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PATCH', 'DELETE'],
    ],
    [
      'PUT /books/{bookId}',
      'PUT',
      '/books/{bookId}',
      { bookId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PATCH', 'DELETE'],
    ],
  ])(
    'answers 405 to %s and tells those that there are',
    async (_what, method, path, values, declared) => {
      const answer = await send(method, path, { values });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')?.split(/, */)).toEqual(expect.arrayContaining(declared));
    },
  );
});
