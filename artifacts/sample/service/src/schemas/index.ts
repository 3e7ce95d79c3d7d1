import { authorInputSchema } from './author-input.js';
import { authorPageSchema } from './author-page.js';
import { authorSchema } from './author.js';
import { bookInputSchema } from './book-input.js';
import { bookPageSchema } from './book-page.js';
import { bookPatchSchema } from './book-patch.js';
import { bookSchema } from './book.js';
import { genreSchema } from './genre.js';
import { loanInputSchema } from './loan-input.js';
import { loanPageSchema } from './loan-page.js';
import { loanPatchSchema } from './loan-patch.js';
import { loanStatusSchema } from './loan-status.js';
import { loanSchema } from './loan.js';
import { memberInputSchema } from './member-input.js';
import { memberPageSchema } from './member-page.js';
import { memberStatusSchema } from './member-status.js';
import { memberSchema } from './member.js';
import { problemSchema } from './problem.js';

/** The schemas of the specification, by the names they have there. */
export const schemas = {
  AuthorInput: authorInputSchema,
  Author: authorSchema,
  AuthorPage: authorPageSchema,
  Genre: genreSchema,
  BookInput: bookInputSchema,
  BookPatch: bookPatchSchema,
  Book: bookSchema,
  BookPage: bookPageSchema,
  MemberStatus: memberStatusSchema,
  MemberInput: memberInputSchema,
  Member: memberSchema,
  MemberPage: memberPageSchema,
  LoanStatus: loanStatusSchema,
  LoanInput: loanInputSchema,
  LoanPatch: loanPatchSchema,
  Loan: loanSchema,
  LoanPage: loanPageSchema,
  Problem: problemSchema,
};
