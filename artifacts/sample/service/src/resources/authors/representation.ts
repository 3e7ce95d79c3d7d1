import type { Author } from '../../schemas/author.js';

import type { AuthorRow } from './table.js';

export function toAuthor(row: AuthorRow): Author {
  return {
    id: row.id,
    createdAt: row.createdAt,
    name: row.name,
    born: row.born ?? undefined,
    biography: row.biography ?? undefined,
  };
}
