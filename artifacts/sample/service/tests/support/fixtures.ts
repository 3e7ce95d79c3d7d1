import { api } from './client.js';
import { authorInput, bookInput } from './samples.js';
import { expectDeclared } from './specification.js';
import type { Author, AuthorInput, Book, BookInput } from './types.js';

/** Stores an Author. */
export async function storeAuthor(given: Partial<AuthorInput> = {}): Promise<Author> {
  const answer = await api.createAuthor(authorInput({ ...given }));
  expectDeclared(answer, 201);
  return answer.body;
}

/** Stores a Book, and an Author for it to refer to unless one is given. */
export async function storeBook(given: Partial<BookInput> = {}): Promise<Book> {
  const authorId = given.authorId ?? (await storeAuthor()).id;
  const answer = await api.createBook(bookInput({ ...given, authorId }));
  expectDeclared(answer, 201);
  return answer.body;
}
