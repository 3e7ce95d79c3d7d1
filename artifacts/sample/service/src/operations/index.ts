import type { App } from '../http/app-types.js';
import { refuseOtherMethods } from '../http/errors.js';
import type { Registration } from '../http/registration.js';
import type { Routes } from '../http/route.js';
import type { Stores } from '../resources/stores.js';

import { registerCreateAuthor } from './create-author.js';
import { registerCreateBook } from './create-book.js';
import { registerCreateLoan } from './create-loan.js';
import { registerCreateMember } from './create-member.js';
import { registerDeleteAuthor } from './delete-author.js';
import { registerDeleteBook } from './delete-book.js';
import { registerDeleteMember } from './delete-member.js';
import { registerGetAuthor } from './get-author.js';
import { registerGetBook } from './get-book.js';
import { registerGetLoan } from './get-loan.js';
import { registerGetMember } from './get-member.js';
import { registerListAuthors } from './list-authors.js';
import { registerListBooksOfAuthor } from './list-books-of-author.js';
import { registerListBooks } from './list-books.js';
import { registerListLoansOfMember } from './list-loans-of-member.js';
import { registerListLoans } from './list-loans.js';
import { registerListMembers } from './list-members.js';
import { registerLoseLoan } from './lose-loan.js';
import { registerReinstateMember } from './reinstate-member.js';
import { registerReplaceAuthor } from './replace-author.js';
import { registerReplaceMember } from './replace-member.js';
import { registerReturnLoan } from './return-loan.js';
import { registerSuspendMember } from './suspend-member.js';
import { registerUpdateBook } from './update-book.js';
import { registerUpdateLoan } from './update-loan.js';

/** On paths without parameters. */
const fixed: readonly Registration[] = [
  registerListAuthors,
  registerCreateAuthor,
  registerListBooks,
  registerCreateBook,
  registerListMembers,
  registerCreateMember,
  registerListLoans,
  registerCreateLoan,
];

/** On paths with parameters. */
const selecting: readonly Registration[] = [
  registerGetAuthor,
  registerReplaceAuthor,
  registerDeleteAuthor,
  registerListBooksOfAuthor,
  registerGetBook,
  registerUpdateBook,
  registerDeleteBook,
  registerGetMember,
  registerReplaceMember,
  registerDeleteMember,
  registerSuspendMember,
  registerReinstateMember,
  registerListLoansOfMember,
  registerGetLoan,
  registerUpdateLoan,
  registerReturnLoan,
  registerLoseLoan,
];

/** Every operation of the specification. */
export function registerOperations(app: App, stores: Stores): void {
  const routes = app as Routes;
  for (const register of fixed) register(routes, stores);
  // A path with parameters matches these too, and must not answer in their place.
  refuseOtherMethods(app);
  for (const register of selecting) register(routes, stores);
}
