import { describe, expect, it } from 'vitest';

import { api, send } from '../support/client.js';
import { storeAuthor, storeBook, storeLoan, storeMember } from '../support/fixtures.js';
import { sendMany } from '../support/lists.js';
import { authorInput, memberInput } from '../support/samples.js';
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
    ['PUT /members', 'PUT', '/members', {}, ['GET', 'POST']],
    ['PATCH /members', 'PATCH', '/members', {}, ['GET', 'POST']],
    ['DELETE /members', 'DELETE', '/members', {}, ['GET', 'POST']],
    [
      'POST /members/{memberId}',
      'POST',
      '/members/{memberId}',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PUT', 'DELETE'],
    ],
    [
      'PATCH /members/{memberId}',
      'PATCH',
      '/members/{memberId}',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PUT', 'DELETE'],
    ],
    [
      'GET /members/{memberId}/suspend',
      'GET',
      '/members/{memberId}/suspend',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PUT /members/{memberId}/suspend',
      'PUT',
      '/members/{memberId}/suspend',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PATCH /members/{memberId}/suspend',
      'PATCH',
      '/members/{memberId}/suspend',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'DELETE /members/{memberId}/suspend',
      'DELETE',
      '/members/{memberId}/suspend',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'GET /members/{memberId}/reinstate',
      'GET',
      '/members/{memberId}/reinstate',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PUT /members/{memberId}/reinstate',
      'PUT',
      '/members/{memberId}/reinstate',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PATCH /members/{memberId}/reinstate',
      'PATCH',
      '/members/{memberId}/reinstate',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'DELETE /members/{memberId}/reinstate',
      'DELETE',
      '/members/{memberId}/reinstate',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'POST /members/{memberId}/loans',
      'POST',
      '/members/{memberId}/loans',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'PUT /members/{memberId}/loans',
      'PUT',
      '/members/{memberId}/loans',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'PATCH /members/{memberId}/loans',
      'PATCH',
      '/members/{memberId}/loans',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    [
      'DELETE /members/{memberId}/loans',
      'DELETE',
      '/members/{memberId}/loans',
      { memberId: '00000000-0000-4000-8000-000000000000' },
      ['GET'],
    ],
    ['PUT /loans', 'PUT', '/loans', {}, ['GET', 'POST']],
    ['PATCH /loans', 'PATCH', '/loans', {}, ['GET', 'POST']],
    ['DELETE /loans', 'DELETE', '/loans', {}, ['GET', 'POST']],
    [
      'POST /loans/{loanId}',
      'POST',
      '/loans/{loanId}',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PATCH'],
    ],
    [
      'PUT /loans/{loanId}',
      'PUT',
      '/loans/{loanId}',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PATCH'],
    ],
    [
      'DELETE /loans/{loanId}',
      'DELETE',
      '/loans/{loanId}',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['GET', 'PATCH'],
    ],
    [
      'GET /loans/{loanId}/return',
      'GET',
      '/loans/{loanId}/return',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PUT /loans/{loanId}/return',
      'PUT',
      '/loans/{loanId}/return',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PATCH /loans/{loanId}/return',
      'PATCH',
      '/loans/{loanId}/return',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'DELETE /loans/{loanId}/return',
      'DELETE',
      '/loans/{loanId}/return',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'GET /loans/{loanId}/lose',
      'GET',
      '/loans/{loanId}/lose',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PUT /loans/{loanId}/lose',
      'PUT',
      '/loans/{loanId}/lose',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'PATCH /loans/{loanId}/lose',
      'PATCH',
      '/loans/{loanId}/lose',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
    ],
    [
      'DELETE /loans/{loanId}/lose',
      'DELETE',
      '/loans/{loanId}/lose',
      { loanId: '00000000-0000-4000-8000-000000000000' },
      ['POST'],
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

describe('many requests at once', () => {
  it('are answered, 200 of them and 20 at a time, each with success and all within 60 s', async () => {
    const author = await storeAuthor();
    const book = await storeBook();
    const member = await storeMember();
    const loan = await storeLoan();
    const statuses = await sendMany(200, 20, [
      () => api.getAuthor({ authorId: author.id }),
      () => api.listAuthors(),
      () => api.createAuthor(authorInput()),
      () => api.getBook({ bookId: book.id }),
      () => api.listBooks(),
      () => api.getMember({ memberId: member.id }),
      () => api.listMembers(),
      () => api.createMember(memberInput()),
      () => api.getLoan({ loanId: loan.id }),
      () => api.listLoans(),
    ]);
    expect(statuses).toHaveLength(200);
    expect(statuses.filter((status) => status < 200 || status > 299)).toEqual([]);
  }, 60000);
});
