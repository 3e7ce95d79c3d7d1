import path from 'node:path';

import type { Statistic } from '@orchestrate/contracts/statistic';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
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
  required: ['id', 'read', 'pages'],
  properties: {
    id: key,
    read: { type: 'boolean' },
    pages: { type: 'integer' },
    goneAt: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const shown = { status: 200, shape: 'item', contentType: 'application/json' } as const;

/** Shelves, the books on them, and numbers of these. */
async function emit(statistics: Statistic[], isSoft = false): Promise<ReadonlyMap<string, string>> {
  const parameters = [pathParameter('shelfId')];
  const document = createOpenApiDocument(
    {
      '/shelves': { post: answering(200, referTo('Shelf'), { operationId: 'addShelf', ...body('Shelf') }) },
      '/shelves/{shelfId}/books': {
        parameters,
        post: answering(200, referTo('Book'), { operationId: 'addBook', ...body('Book') }),
      },
      '/shelves/{shelfId}/stats': {
        parameters,
        get: answering(
          200,
          { type: 'object', additionalProperties: true },
          { operationId: 'tellBooks', responses: { 404: { description: 'There is no such shelf.' } } },
        ),
      },
    },
    { Shelf, Book },
  );
  const relation = { property: 'shelfId', resource: 'Shelf', required: true, isHidden: true, from: 'path' as const };
  const parents = [{ parameter: 'shelfId', property: 'shelfId', resource: 'Shelf' }];
  const success = { status: 200, shape: 'other', contentType: 'application/json' } as const;
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
      tellBooks: { kind: 'statistics', resource: 'Book', success, parents, statistics },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

const read = (equals: boolean): Pick<Statistic, 'where'> => ({ where: { property: 'read', equals } });

describe('numbers of all items', () => {
  it('are asked for in one query, of a parent that is there', async () => {
    const files = await emit([
      { at: ['total'] },
      { at: ['byRead', 'yes'], ...read(true) },
      { at: ['byRead', 'no'], ...read(false) },
      { at: ['averagePages'], average: { of: 'pages', atNothing: 'zero' } },
    ]);
    const handler = files.get('src/operations/tell-books.ts') ?? '';
    expect(handler).toContain('if ((await shelves.find(path.shelfId)) === undefined) throw new ApiError(404');
    expect(handler).toMatch(
      /const numbers = await books\.tellBooks\(\{ shelfId: path\.shelfId,? \}\); return c\.json\(numbers, 200\);/,
    );
    const store = files.get('src/resources/books/store.ts') ?? '';
    expect(store).toMatch(
      /select\(\{ total: count\(\), byRead: \{ yes: countWhere\(eq\(books\.read, true\)\), no: countWhere\(sql`\$\{books\.read\} is not true`\),? \}, averagePages: meanOrZero\(books\.pages\),? \}\)/,
    );
    expect(store).toMatch(/\.from\(books\) ?\.where\(matches\(filter\)\)/);
    const functions = files.get('src/storage/statistics.ts') ?? '';
    expect(functions).toContain('countWhere');
    expect(functions).not.toContain('meanOf');
  });

  it('bring along no function that they do not need, and none is there without them', async () => {
    const counted = await emit([{ at: ['total'] }]);
    expect(counted.has('src/storage/statistics.ts')).toBe(false);
    const averaged = await emit([{ at: ['pages'], average: { of: 'pages', atNothing: 'null' } }]);
    expect(averaged.get('src/storage/statistics.ts')).toContain('meanOf');
    expect(averaged.get('src/storage/statistics.ts')).not.toContain('countWhere');
  });

  it('leave out what is marked as deleted', async () => {
    const store = (await emit([{ at: ['total'] }], true)).get('src/resources/books/store.ts') ?? '';
    expect(store).toMatch(/\.where\(and\(matches\(filter\), isNull\(books\.goneAt\)\)\)/);
  });
});
