import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import { emitProperties } from '../property/modules';
import type { TestModule } from '../test-module';

import { emitE2e } from './modules';

const text: Schema = { type: 'string' };
const id: Schema = { type: 'string', format: 'uuid' };
const Book: Schema = { type: 'object', required: ['id', 'title'], properties: { id, title: text, author: text } };
const input: Schema = { type: 'object', required: ['title'], properties: { title: text, author: text } };

let modules: { readonly e2e: readonly TestModule[]; readonly properties: readonly TestModule[] };

beforeAll(() => {
  const parameters = [queryParameter('q', text, { required: true })];
  const requestBody = { required: true, ...jsonOf(input) };
  const document = createOpenApiDocument(
    {
      '/books': {
        get: answering(200, { type: 'array', items: referTo('Book') }, { operationId: 'listBooks', parameters }),
        post: answering(201, referTo('Book'), { operationId: 'addBook', requestBody }),
      },
    },
    { Book },
  );
  const json = { contentType: 'application/json' };
  const plan = createServicePlan(document, {
    resources: [{ name: 'Book', plural: 'books', schema: '#/components/schemas/Book' }],
    operations: {
      listBooks: {
        kind: 'list',
        resource: 'Book',
        success: { status: 200, shape: 'array', ...json },
        filters: [{ parameter: 'q', property: 'title', others: ['author'], operator: 'contains' }],
      },
      addBook: { kind: 'create', resource: 'Book', success: { status: 201, shape: 'item', ...json } },
    },
  });
  const view = viewService(plan, document);
  const context = { view, bodies: nameBodies(view) };
  modules = { e2e: emitE2e(context), properties: emitProperties(context) };
});

describe('a search', () => {
  it('looks in each of its properties', () => {
    const cases = modules.e2e.flatMap(({ suites }) => suites).flatMap((suite) => suite.cases);
    for (const property of ['title', 'author']) {
      const found = cases.find(({ title }) => title === `gives those whose ${property} contains the text, in any case`);
      expect(found?.lines.join('\n')).toContain(`${property}: "A quiet Harbour"`);
    }
    const titles = modules.e2e.flatMap(({ suites }) =>
      suites.flatMap((suite) => suite.cases.map(({ title }) => `${suite.title} ${title}`)),
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('that is required is in every query that is made up, and is given once', () => {
    const [module] = modules.properties;
    const cases = module?.suites.flatMap((suite) => suite.cases) ?? [];
    const lines = cases.find(({ title }) => title === 'answers any valid query')?.lines.join('\n');
    expect(lines).toContain('api.listBooks({ query })');
  });

  it('that is required is for a text that all items are given, where all of them must come', () => {
    const cases = modules.e2e.flatMap(({ suites }) => suites).flatMap((suite) => suite.cases);
    const lines = cases.find(({ title }) => title === 'answers 200 with every Book that is stored')?.lines.join('\n');
    expect(lines).toContain('storeBook({ title: "Sought by all" })');
    expect(lines).toContain('api.listBooks({ query: { q: "sought" } })');
  });
});

/** The test of a list of books that asks for those of a shelf. */
function emitByShelf(shelf: Schema): readonly string[] {
  const parameters = [queryParameter('shelfId', id)];
  const fields = { title: text, shelfId: shelf };
  const sending = (schema: Schema) => ({ requestBody: { required: true, ...jsonOf(schema) } });
  const document = createOpenApiDocument(
    {
      '/shelves': { post: answering(201, referTo('Shelf'), { operationId: 'addShelf', ...sending(input) }) },
      '/books': {
        get: answering(200, { type: 'array', items: referTo('Book') }, { operationId: 'listBooks', parameters }),
        post: answering(201, referTo('Book'), {
          operationId: 'addBook',
          ...sending({ type: 'object', required: ['title'], properties: fields }),
        }),
      },
    },
    { Book: { type: 'object', required: ['id', 'title'], properties: { id, ...fields } }, Shelf: Book },
  );
  const success = { status: 201, shape: 'item', contentType: 'application/json' } as const;
  const filters = [{ parameter: 'shelfId', property: 'shelfId', operator: 'eq' }] as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Shelf', plural: 'shelves', schema: '#/components/schemas/Shelf' },
      {
        ...{ name: 'Book', plural: 'books', schema: '#/components/schemas/Book' },
        relations: [{ property: 'shelfId', resource: 'Shelf', required: false }],
      },
    ],
    operations: {
      addShelf: { kind: 'create', resource: 'Shelf', success },
      addBook: { kind: 'create', resource: 'Book', success },
      listBooks: {
        ...{ kind: 'list', resource: 'Book', filters: [...filters] },
        success: { ...success, status: 200, shape: 'array' },
      },
    },
  });
  const view = viewService(plan, document);
  const cases = emitE2e({ view, bodies: nameBodies(view) }).flatMap(({ suites }) => suites.flatMap((one) => one.cases));
  return cases.find(({ title }) => title === 'gives only those with the shelfId asked for')?.lines ?? [];
}

describe('a filter by what items refer to', () => {
  it('asks for what the first of two items has', () => {
    expect(emitByShelf(id).join(' ')).toContain('query: { shelfId: first.shelfId }');
  });

  it('gives the first something where items may show `null`', () => {
    const lines = emitByShelf({ type: ['string', 'null'], format: 'uuid' }).join(' ');
    expect(lines).toContain('const first = await storeBook({ shelfId: shelf.id });');
    expect(lines).toContain('query: { shelfId: shelf.id }');
  });
});
