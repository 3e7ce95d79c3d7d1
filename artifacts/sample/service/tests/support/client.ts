import { findAddress, findCredentials } from './service.js';
import type { Author, Book, Loan, Member } from './types.js';

/** An operation as the specification names it. */
export interface Operation {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
}

/** What the service answered. */
export interface Answer<Body> {
  readonly operation: Operation;
  readonly status: number;
  readonly headers: Headers;
  /** Of a success, as the specification declares it; of anything else, whatever came. */
  readonly body: Body;
}

type Value = string | number;

type PathValues = Readonly<Record<string, Value>>;

type Query = Readonly<Record<string, string | number | boolean | undefined | readonly string[]>>;

/** What a test may vary in a request. */
export interface Options {
  readonly query?: Query;
  /** Beside the usual ones, or instead of them; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** `none` and `wrong` are for tests of what happens then. */
  readonly credentials?: 'valid' | 'wrong' | 'none';
}

interface Request extends Options {
  readonly values?: PathValues;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  /** Security schemes to satisfy. */
  readonly schemes?: readonly string[];
}

/** Sends a request and reads the whole answer. */
export async function send<Body = unknown>(
  method: string,
  path: string,
  request: Request = {},
): Promise<Answer<Body>> {
  const url = new URL(fillPath(path, request.values ?? {}), findAddress());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers ?? {}))
    if (value !== undefined) headers.set(name, value);
  for (const [name, value] of Object.entries(request.query ?? {})) appendQuery(url, name, value);
  presentCredentials(request, url, headers);
  const content =
    request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  if (content !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(url, {
    method,
    headers,
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const body: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text;
  const answer = {
    operation: { method, path },
    status: response.status,
    headers: response.headers,
    body: body as Body,
  };
  return answer;
}

function fillPath(path: string, values: PathValues): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
}

function appendQuery(url: URL, name: string, value: Query[string]): void {
  if (value === undefined) return;
  for (const one of typeof value === 'object' ? value : [value])
    url.searchParams.append(name, String(one));
}

function presentCredentials(
  { schemes = [], credentials = 'valid' }: Request,
  url: URL,
  headers: Headers,
): void {
  if (credentials === 'none') return;
  for (const scheme of schemes) {
    const { header, query, value } = findCredentials(scheme);
    // The last word of `Basic …` and `Bearer …` is the secret.
    const shown = credentials === 'valid' ? value : value.replace(/\S+$/, 'd3Jvbmc6d3Jvbmc=');
    if (header !== undefined) headers.set(header, shown);
    if (query !== undefined) url.searchParams.set(query, shown);
  }
}

/** Every operation of the service. */
export const api = {
  listAuthors: (options: Options = {}) =>
    send<{ items: Author[]; total: number; pageSize: number; page: number }>('GET', '/authors', {
      ...options,
    }),
  createAuthor: (body: unknown, options: Options = {}) =>
    send<Author>('POST', '/authors', { body, schemes: ['apiKey'], ...options }),
  getAuthor: (values: { authorId: Value }, options: Options = {}) =>
    send<Author>('GET', '/authors/{authorId}', { values, ...options }),
  replaceAuthor: (values: { authorId: Value }, body: unknown, options: Options = {}) =>
    send<Author>('PUT', '/authors/{authorId}', { values, body, schemes: ['apiKey'], ...options }),
  deleteAuthor: (values: { authorId: Value }, options: Options = {}) =>
    send('DELETE', '/authors/{authorId}', { values, schemes: ['apiKey'], ...options }),
  listBooksOfAuthor: (values: { authorId: Value }, options: Options = {}) =>
    send<{ items: Book[]; total: number; pageSize: number; page: number }>(
      'GET',
      '/authors/{authorId}/books',
      { values, ...options },
    ),
  listBooks: (options: Options = {}) =>
    send<{ items: Book[]; total: number; pageSize: number; page: number }>('GET', '/books', {
      ...options,
    }),
  createBook: (body: unknown, options: Options = {}) =>
    send<Book>('POST', '/books', { body, schemes: ['apiKey'], ...options }),
  getBook: (values: { bookId: Value }, options: Options = {}) =>
    send<Book>('GET', '/books/{bookId}', { values, ...options }),
  updateBook: (values: { bookId: Value }, body: unknown, options: Options = {}) =>
    send<Book>('PATCH', '/books/{bookId}', { values, body, schemes: ['apiKey'], ...options }),
  deleteBook: (values: { bookId: Value }, options: Options = {}) =>
    send('DELETE', '/books/{bookId}', { values, schemes: ['apiKey'], ...options }),
  listMembers: (options: Options = {}) =>
    send<{ items: Member[]; total: number; pageSize: number; page: number }>('GET', '/members', {
      schemes: ['apiKey'],
      ...options,
    }),
  createMember: (body: unknown, options: Options = {}) =>
    send<Member>('POST', '/members', { body, schemes: ['apiKey'], ...options }),
  getMember: (values: { memberId: Value }, options: Options = {}) =>
    send<Member>('GET', '/members/{memberId}', { values, schemes: ['apiKey'], ...options }),
  replaceMember: (values: { memberId: Value }, body: unknown, options: Options = {}) =>
    send<Member>('PUT', '/members/{memberId}', { values, body, schemes: ['apiKey'], ...options }),
  deleteMember: (values: { memberId: Value }, options: Options = {}) =>
    send('DELETE', '/members/{memberId}', { values, schemes: ['apiKey'], ...options }),
  suspendMember: (values: { memberId: Value }, options: Options = {}) =>
    send<Member>('POST', '/members/{memberId}/suspend', {
      values,
      schemes: ['apiKey'],
      ...options,
    }),
  reinstateMember: (values: { memberId: Value }, options: Options = {}) =>
    send<Member>('POST', '/members/{memberId}/reinstate', {
      values,
      schemes: ['apiKey'],
      ...options,
    }),
  listLoansOfMember: (values: { memberId: Value }, options: Options = {}) =>
    send<{ items: Loan[]; total: number; pageSize: number; page: number }>(
      'GET',
      '/members/{memberId}/loans',
      { values, schemes: ['apiKey'], ...options },
    ),
  listLoans: (options: Options = {}) =>
    send<{ items: Loan[]; total: number; pageSize: number; page: number }>('GET', '/loans', {
      schemes: ['apiKey'],
      ...options,
    }),
  createLoan: (body: unknown, options: Options = {}) =>
    send<Loan>('POST', '/loans', { body, schemes: ['apiKey'], ...options }),
  getLoan: (values: { loanId: Value }, options: Options = {}) =>
    send<Loan>('GET', '/loans/{loanId}', { values, schemes: ['apiKey'], ...options }),
  updateLoan: (values: { loanId: Value }, body: unknown, options: Options = {}) =>
    send<Loan>('PATCH', '/loans/{loanId}', { values, body, schemes: ['apiKey'], ...options }),
  returnLoan: (values: { loanId: Value }, options: Options = {}) =>
    send<Loan>('POST', '/loans/{loanId}/return', { values, schemes: ['apiKey'], ...options }),
  loseLoan: (values: { loanId: Value }, options: Options = {}) =>
    send<Loan>('POST', '/loans/{loanId}/lose', { values, schemes: ['apiKey'], ...options }),
};
