import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const text: Schema = { type: 'string' };

it('a search of several properties finds the text in any of them', async () => {
  const Book: Schema = {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: { ...text, format: 'uuid' }, title: text, author: text },
  };
  const parameters = [queryParameter('q', text), queryParameter('title', text)];
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
          { parameter: 'q', property: 'title', others: ['author'], operator: 'contains' },
          { parameter: 'title', property: 'title', operator: 'contains' },
        ],
      },
    },
  });
  const templates = await readTemplates(path.join(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  const read = (file: string): string => files.find((one) => one.path === file)?.text ?? '';
  expect(read('src/operations/list-books.ts')).toContain('titleOrAuthorContains: query.q, titleContains: query.title,');
  const store = read('src/resources/books/store.ts').replace(/\s+/g, ' ');
  expect(store).toContain(
    'or(ilike(books.title, contains(filter.titleOrAuthorContains)), ilike(books.author, contains(filter.titleOrAuthorContains)))',
  );
  expect(store).toContain('filter.titleContains === undefined ? undefined : ilike(books.title,');
});
