import type { Book } from '../../schemas/book.js';

import type { BookRow } from './table.js';

export function toBook(row: BookRow): Book {
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    title: row.title,
    isbn: row.isbn,
    authorId: row.authorId,
    genre: row.genre,
    pages: row.pages ?? undefined,
    publishedOn: row.publishedOn ?? undefined,
  };
}
