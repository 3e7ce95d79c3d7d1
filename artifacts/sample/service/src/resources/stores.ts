import type { Queries } from '../storage/database.js';

import { AuthorStore } from './authors/store.js';
import { BookStore } from './books/store.js';
import { LoanStore } from './loans/store.js';
import { MemberStore } from './members/store.js';

/** Where the service keeps what it knows: one store a resource. */
export interface Stores {
  readonly authors: AuthorStore;
  readonly books: BookStore;
  readonly members: MemberStore;
  readonly loans: LoanStore;
}

export function createStores(queries: Queries): Stores {
  return {
    authors: new AuthorStore(queries),
    books: new BookStore(queries),
    members: new MemberStore(queries),
    loans: new LoanStore(queries),
  };
}
