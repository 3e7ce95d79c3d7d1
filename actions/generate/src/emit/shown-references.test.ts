import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const id: Schema = { type: 'integer', readOnly: true };
const text: Schema = { type: 'string' };
const key: Schema = { type: 'integer' };

let files: ReadonlyMap<string, string>;

// Books of an author, and perhaps of an editor and of the book that they follow.
beforeAll(async () => {
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const shown = (property: string) => ({ property, schema: '#/components/schemas/Named' });
  const carried = { title: text, authorId: key, editorId: { type: ['integer', 'null'] } as Schema, parentId: key };
  const input: Schema = { type: 'object', required: ['title', 'authorId'], properties: carried };
  const name = (body: Schema) => ({ requestBody: { required: true, ...jsonOf(body) } });
  const document = createOpenApiDocument(
    {
      '/people': { post: answering(201, referTo('Person'), { operationId: 'addPerson', ...name(referTo('Person')) }) },
      '/books': { post: answering(201, referTo('Book'), { operationId: 'addBook', ...name(input) }) },
      '/books/{bookId}': {
        get: answering(200, referTo('Book'), { operationId: 'getBook', parameters: [pathParameter('bookId', key)] }),
      },
    },
    {
      Person: { type: 'object', required: ['id', 'name'], properties: { id, name: text, about: text } },
      Named: { type: 'object', required: ['id'], properties: { id: key, name: text } },
      Book: {
        type: 'object',
        required: ['id', 'title', 'author'],
        properties: {
          ...{ id, title: text, author: referTo('Named') },
          editor: { anyOf: [referTo('Named'), { type: 'null' }] },
          parent: { type: 'object', required: ['id'], properties: { id: key, title: text } },
        },
      },
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Person', plural: 'people', schema: '#/components/schemas/Person' },
        id: { property: 'id', type: 'integer', source: 'server' },
      },
      {
        ...{ name: 'Book', plural: 'books', schema: '#/components/schemas/Book' },
        id: { property: 'id', type: 'integer', source: 'server' },
        relations: [
          { property: 'authorId', resource: 'Person', required: true, isHidden: true, shown: shown('author') },
          { property: 'editorId', resource: 'Person', required: false, isHidden: true, shown: shown('editor') },
          {
            ...{ property: 'parentId', resource: 'Book', required: false, isHidden: true },
            shown: { property: 'parent', schema: '#/components/schemas/Book/properties/parent' },
          },
        ],
      },
    ],
    operations: {
      addPerson: { kind: 'create', resource: 'Person', success },
      addBook: { kind: 'create', resource: 'Book', success },
      getBook: { kind: 'read', resource: 'Book', success: { ...success, status: 200 } },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const service = await emitService(createService(plan, document), templates);
  files = new Map(service.files.map((file) => [file.path, file.text]));
});

it('keeps the ids, which lead to items that are there, and no copy of the items', () => {
  const migration = files.get('migrations/0000_initial.sql') ?? '';
  expect(migration).toContain('"author_id" bigint NOT NULL');
  expect(migration).toMatch(/"editor_id" bigint,?\n/);
  expect(migration).toContain('FOREIGN KEY ("editor_id") REFERENCES "people" ("id") ON DELETE SET NULL');
  expect(migration).not.toMatch(/"(?:author|editor|parent)"/);
});

it('reads the items together with what shows them, each under a name of its own, and those that may be absent, too', () => {
  const store = files.get('src/resources/books/store.ts') ?? '';
  expect(store).toContain('const shownAuthor = alias(people, "shownAuthor");');
  expect(store).toContain('const shownParent = alias(books, "shownParent");');
  expect(store).toContain('.innerJoin(shownAuthor, eq(shownAuthor.id, books.authorId))');
  expect(store).toContain('.leftJoin(shownEditor, eq(shownEditor.id, books.editorId))');
  expect(store).toContain('.leftJoin(shownParent, eq(shownParent.id, books.parentId))');
});

it('shows the items as their own schemas have them: null where that is allowed, else nothing', () => {
  const shown = files.get('src/resources/books/representation.ts') ?? '';
  expect(shown).toContain('author: toNamed(row.author)');
  expect(shown).toContain('editor: row.editor === null ? null : toNamed(row.editor)');
  expect(shown).toContain('parent: row.parent === null ? undefined : toBookAsParent(row.parent)');
});
