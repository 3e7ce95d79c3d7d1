import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const key: Schema = { type: 'string', format: 'uuid', readOnly: true };
const Shelf: Schema = { type: 'object', required: ['id'], properties: { id: key } };
const Book: Schema = {
  type: 'object',
  required: ['id', 'read'],
  properties: { id: key, read: { type: 'boolean' }, goneAt: { type: 'string', format: 'date-time', readOnly: true } },
};
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const shown = { status: 200, shape: 'item', contentType: 'application/json' } as const;

interface Wanted {
  readonly books?: Partial<PlannedOperation>;
  readonly shelves?: Partial<PlannedOperation>;
  readonly isSoft?: boolean;
}

/** Shelves and the books on them, all of which can be removed. */
async function emit({ books = {}, shelves = {}, isSoft = false }: Wanted): Promise<ReadonlyMap<string, string>> {
  const parameters = [pathParameter('shelfId')];
  const isRead = { parameters: [queryParameter('read', { type: 'boolean' })] };
  const gone = { 404: { description: 'There is no such shelf.' } };
  const count: Schema = { type: 'object', properties: { count: { type: 'integer' } } };
  const document = createOpenApiDocument(
    {
      '/shelves': {
        post: answering(200, referTo('Shelf'), { operationId: 'addShelf', ...body('Shelf') }),
        delete: answering(204, undefined, { operationId: 'clearShelves' }),
      },
      '/shelves/{shelfId}/books': {
        parameters,
        post: answering(200, referTo('Book'), { operationId: 'addBook', ...body('Book') }),
        delete: answering(200, count, { operationId: 'clearBooks', ...isRead, responses: gone }),
      },
    },
    { Shelf, Book },
  );
  const parents = [{ parameter: 'shelfId', property: 'shelfId', resource: 'Shelf' }];
  const relation = { property: 'shelfId', resource: 'Shelf', required: true, isHidden: true, from: 'path' as const };
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Shelf', plural: 'shelves', schema: '#/components/schemas/Shelf' },
      {
        ...{ name: 'Book', plural: 'books', schema: '#/components/schemas/Book', relations: [relation] },
        ...(isSoft ? { softDeletion: { property: 'goneAt', as: 'moment' as const } } : {}),
      },
    ],
    operations: {
      addShelf: { kind: 'create', resource: 'Shelf', success: shown },
      addBook: { kind: 'create', resource: 'Book', success: shown, parents },
      clearShelves: {
        kind: 'clear-collection',
        resource: 'Shelf',
        success: { status: 204, shape: 'empty' },
        ...shelves,
      },
      clearBooks: {
        kind: 'clear-collection',
        resource: 'Book',
        success: { status: 200, shape: 'other', totalProperty: 'count' },
        filters: [{ parameter: 'read', property: 'read', operator: 'eq' }],
        parents,
        ...books,
      },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

describe('what removes all that is in a collection', () => {
  it('asks for one statement, and answers nothing', async () => {
    const files = await emit({});
    expect(files.get('src/resources/shelves/store.ts')).toContain(
      'async clear(): Promise<void> { await translateErrors(this.queries.delete(shelves)); }',
    );
    expect(files.get('src/operations/clear-shelves.ts')).toMatch(
      /await shelves\.clear\(\); return c\.body\(null, 204\);/,
    );
  });

  it('removes only below the parent, and what filters let through, and tells how many there were', async () => {
    const files = await emit({});
    const handler = files.get('src/operations/clear-books.ts') ?? '';
    expect(handler).toContain('if ((await shelves.find(path.shelfId)) === undefined) throw new ApiError(404');
    expect(handler).toMatch(/const total = await books\.clear\(\{ shelfId: path\.shelfId, read: query\.read,? \}\);/);
    expect(handler).toContain('c.json({ count: total }, 200)');
    expect(files.get('src/resources/books/store.ts')).toMatch(
      /this\.queries\.delete\(books\)\.where\(matches\(filter\)\)\.returning\(\{ id: books\.id \}\)[^}]*return rows\.length;/,
    );
  });

  it('says beside it that all went well', async () => {
    const success = {
      status: 200,
      shape: 'other',
      totalProperty: 'count',
      confirmation: { message: 'Done.' },
    } as const;
    const files = await emit({ books: { success } });
    expect(files.get('src/operations/clear-books.ts')).toMatch(
      /c\.json\(\{ message: ["']Done\.["'], count: total \}, 200\)/,
    );
  });

  it('marks what is there where deleted items are kept', async () => {
    const store = (await emit({ isSoft: true })).get('src/resources/books/store.ts') ?? '';
    expect(store).toMatch(
      /\.update\(books\) ?\.set\(\{ goneAt: sql`now\(\)`,? \}\) ?\.where\(and\(matches\(filter\), isNull\(books\.goneAt\)\)\)/,
    );
  });

  it('is refused while something refers to one of them, where that is declared', async () => {
    const conflicts = [{ status: 409, cause: 'referenced' as const, properties: [] }];
    const files = await emit({ shelves: { conflicts } });
    expect(files.get('migrations/0000_initial.sql')).toContain('ON DELETE RESTRICT');
    expect(files.get('src/operations/clear-shelves.ts')).toContain('reference: [409,');
    expect((await emit({})).get('migrations/0000_initial.sql')).not.toContain('ON DELETE RESTRICT');
  });
});
