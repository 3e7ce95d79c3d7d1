import { api } from './client.js';
import { authorInput, bookInput, loanInput, memberInput } from './samples.js';
import { expectDeclared } from './specification.js';
import type {
  Author,
  AuthorInput,
  Book,
  BookInput,
  Loan,
  LoanInput,
  Member,
  MemberInput,
} from './types.js';

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

/** Stores a Member. */
export async function storeMember(given: Partial<MemberInput> = {}): Promise<Member> {
  const answer = await api.createMember(memberInput({ ...given }));
  expectDeclared(answer, 201);
  return answer.body;
}

/** Stores a Loan, and a Book and a Member for it to refer to unless one is given. */
export async function storeLoan(given: Partial<LoanInput> = {}): Promise<Loan> {
  const bookId = given.bookId ?? (await storeBook()).id;
  const memberId = given.memberId ?? (await storeMember()).id;
  const answer = await api.createLoan(loanInput({ ...given, bookId, memberId }));
  expectDeclared(answer, 201);
  return answer.body;
}
