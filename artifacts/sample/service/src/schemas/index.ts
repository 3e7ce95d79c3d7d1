import { authorInputSchema } from './author-input.js';
import { authorPageSchema } from './author-page.js';
import { authorSchema } from './author.js';
import { bookInputSchema } from './book-input.js';
import { bookPageSchema } from './book-page.js';
import { bookPatchSchema } from './book-patch.js';
import { bookSchema } from './book.js';
import { genreSchema } from './genre.js';
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
  Problem: problemSchema,
};
