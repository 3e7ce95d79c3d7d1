/** As the specification shows it. */
export interface Author {
  id: string;
  createdAt: string;
  name: string;
  born?: string;
  biography?: string;
}

/** As the specification shows it. */
export interface Book {
  id: string;
  createdAt: string;
  updatedAt: string;
  title: string;
  isbn: string;
  authorId: string;
  genre: 'fiction' | 'poetry' | 'science' | 'history' | 'children';
  pages?: number;
  publishedOn?: string;
}

/** As the specification shows it. */
export interface Member {
  id: string;
  status: 'active' | 'suspended';
  createdAt: string;
  name: string;
  email: string;
}

/** As the specification shows it. */
export interface Loan {
  id: string;
  status: 'active' | 'returned' | 'lost';
  returnedAt?: string;
  updatedAt: string;
  createdAt: string;
  bookId: string;
  memberId: string;
  dueOn: string;
}

/** What a request that writes a Author carries. */
export interface AuthorInput {
  name: string;
  born?: string;
  biography?: string;
}

/** What a request that writes a Book carries. */
export interface BookInput {
  title: string;
  isbn: string;
  authorId: string;
  genre: 'fiction' | 'poetry' | 'science' | 'history' | 'children';
  pages?: number;
  publishedOn?: string;
}

/** What a request that writes a Member carries. */
export interface MemberInput {
  name: string;
  email: string;
}

/** What a request that writes a Loan carries. */
export interface LoanInput {
  bookId: string;
  memberId: string;
  dueOn: string;
}

/** What a request that writes a Loan carries. */
export interface LoanPatch {
  dueOn: string;
}
