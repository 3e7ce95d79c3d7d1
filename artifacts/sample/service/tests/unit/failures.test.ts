import { describe, expect, it } from 'vitest';

import { createBrokenApp, SECRET } from '../support/broken.js';
import { expectDeclared } from '../support/specification.js';

describe('a service whose database fails', () => {
  it('is alive', async () => {
    const response = await createBrokenApp().request('/healthz');
    expect(response.status).toBe(200);
  });

  it('is not ready', async () => {
    const response = await createBrokenApp().request('/readyz');
    expect(response.status).toBe(503);
  });

  it.each([
    ['/authors', '/authors', ['GET', 'POST']],
    ['/authors/{authorId}', '/authors/1', ['GET', 'PUT', 'DELETE']],
    ['/authors/{authorId}/books', '/authors/1/books', ['GET']],
    ['/books', '/books', ['GET', 'POST']],
    ['/books/{bookId}', '/books/1', ['GET', 'PATCH', 'DELETE']],
    ['/members', '/members', ['GET', 'POST']],
    ['/members/{memberId}', '/members/1', ['GET', 'PUT', 'DELETE']],
    ['/members/{memberId}/suspend', '/members/1/suspend', ['POST']],
    ['/members/{memberId}/reinstate', '/members/1/reinstate', ['POST']],
    ['/members/{memberId}/loans', '/members/1/loans', ['GET']],
    ['/loans', '/loans', ['GET', 'POST']],
    ['/loans/{loanId}', '/loans/1', ['GET', 'PATCH']],
    ['/loans/{loanId}/return', '/loans/1/return', ['POST']],
    ['/loans/{loanId}/lose', '/loans/1/lose', ['POST']],
  ])('knows the methods of %s', async (_what, path, methods) => {
    const response = await createBrokenApp().request(path, { method: 'PROPFIND' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(/, */)).toEqual(expect.arrayContaining(methods));
  });

  it('answers 500 without a word of what happened', async () => {
    const response = await createBrokenApp().request('/authors');
    const text = await response.text();
    expect(text).not.toContain(SECRET);
    const operation = { method: 'GET', path: '/authors' };
    const { status, headers } = response;
    expectDeclared({ operation, status, headers, body: JSON.parse(text) }, 500);
  });
});
