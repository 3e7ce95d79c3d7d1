import type { Queries } from '../storage/database.js';

import { AuthorStore } from './authors/store.js';
import { BookStore } from './books/store.js';

/** Where the service keeps what it knows: one store a resource. */
export interface Stores {
  readonly authors: AuthorStore;
  readonly books: BookStore;
}

export function createStores(queries: Queries): Stores {
  return {
    authors: new AuthorStore(queries),
    books: new BookStore(queries),
  };
}
