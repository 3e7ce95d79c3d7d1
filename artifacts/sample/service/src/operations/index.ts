import type { App } from '../http/app-types.js';
import type { Registration } from '../http/registration.js';
import type { Stores } from '../resources/stores.js';

import { registerCreateAuthor } from './create-author.js';
import { registerCreateBook } from './create-book.js';
import { registerDeleteAuthor } from './delete-author.js';
import { registerDeleteBook } from './delete-book.js';
import { registerGetAuthor } from './get-author.js';
import { registerGetBook } from './get-book.js';
import { registerListAuthors } from './list-authors.js';
import { registerListBooksOfAuthor } from './list-books-of-author.js';
import { registerListBooks } from './list-books.js';
import { registerReplaceAuthor } from './replace-author.js';
import { registerUpdateBook } from './update-book.js';

const registrations: readonly Registration[] = [
  registerListAuthors,
  registerCreateAuthor,
  registerGetAuthor,
  registerReplaceAuthor,
  registerDeleteAuthor,
  registerListBooksOfAuthor,
  registerListBooks,
  registerCreateBook,
  registerGetBook,
  registerUpdateBook,
  registerDeleteBook,
];

/** Every operation of the specification. */
export function registerOperations(app: App, stores: Stores): void {
  for (const register of registrations) register(app, stores);
}
