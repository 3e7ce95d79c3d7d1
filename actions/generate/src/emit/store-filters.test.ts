import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import type { StoreFilter } from '../model/store-filters';

import { renderFilterType } from './store-filters';
import type { StoreFrame } from './store-frame';
import { emitFiles } from './testing/emit-files';

/** As much of a resource as is looked at here. */
function resource(name: string, kind: string, account: object = {}): StoreFrame['resource'] {
  const parts = { planned: { name, ...account }, operations: [], id: { kind, property: 'id' } };
  return parts as unknown as StoreFrame['resource'];
}

it('looks for marks by the ids of accounts, whatever items are selected by', () => {
  const recipe = resource('Recipe', 'bigint');
  const cook = resource('Cook', 'text', { account: { login: 'email', password: 'password' } });
  const filters = [{ key: 'likeMarkedBy', operator: 'marked-by', column: recipe.id }] as unknown as StoreFilter[];
  const frame = { resource: recipe, resources: [recipe, cook], filters } as unknown as StoreFrame;
  expect(renderFilterType(frame)).toContain('readonly likeMarkedBy?: string;');
});

it('compares with whole numbers that 64 bits do not hold', async () => {
  const whole: Schema = { type: 'integer' };
  const pages: Schema = { ...whole, minimum: 0, maximum: 9 };
  const Book: Schema = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, pages } };
  const parameters = [
    queryParameter('pages', { type: 'array', items: whole }),
    queryParameter('minPages', whole),
    queryParameter('maxPages', pages),
  ];
  const list = answering(200, { type: 'array', items: referTo('Book') }, { operationId: 'listBooks', parameters });
  const document = createOpenApiDocument({ '/books': { get: list } }, { Book });
  const plan = createServicePlan(document, {
    resources: [{ name: 'Book', plural: 'books', schema: '#/components/schemas/Book' }],
    operations: {
      listBooks: {
        kind: 'list',
        resource: 'Book',
        success: { status: 200, shape: 'array', contentType: 'application/json' },
        filters: [
          { parameter: 'pages', property: 'pages', operator: 'in' },
          { parameter: 'minPages', property: 'pages', operator: 'gte' },
          { parameter: 'maxPages', property: 'pages', operator: 'lte' },
        ],
      },
    },
  });
  const files = await emitFiles(plan, document);
  const store = files.get('src/resources/books/store.ts')?.replace(/\s+/g, ' ');
  expect(store).toContain('inArray(sql`${books.pages}`, filter.pagesIn.map(comparable))');
  expect(store).toContain('gte(books.pages, comparable(filter.pagesFrom))');
  expect(store).toContain('lte(books.pages, comparable(filter.pagesTo))');
  expect(files.get('src/storage/filters.ts')).toContain('sql`${value}::numeric`');
});
