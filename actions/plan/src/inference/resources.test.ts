import type { Resource } from '@orchestrate/contracts/plan';
import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const integer: Schema = { type: 'integer' };

const objectOf = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
});
const listing = (schema: Schema): PathItem => ({ get: answering(200, { type: 'array', items: schema }) });

function infer(paths: Readonly<Record<string, PathItem>>, schemas: Readonly<Record<string, Schema>>) {
  return inferPlan(createOpenApiDocument(paths, schemas));
}

function inferResources(
  paths: Readonly<Record<string, PathItem>>,
  schemas: Readonly<Record<string, Schema>>,
): Resource[] {
  return infer(paths, schemas).resources;
}

describe('the id of a resource', () => {
  const identify = (parameter: string, properties: Readonly<Record<string, Schema>>, schema: Schema = uuid): unknown =>
    inferResources(
      {
        '/pets': listing(referTo('Pet')),
        [`/pets/{${parameter}}`]: {
          get: answering(200, referTo('Pet'), { parameters: [pathParameter(parameter, schema)] }),
        },
      },
      { Pet: objectOf(properties) },
    )[0]?.id;

  it.each([
    ['petId', { petId: uuid, id: uuid }, 'petId', 'uuid'],
    ['petId', { id: uuid, name: text }, 'id', 'uuid'],
    ['pet_id', { petId: integer }, 'petId', 'integer'],
    ['id', { petId: integer }, 'petId', 'integer'],
    ['id', { id: {} }, 'id', 'uuid'],
    ['id', { id: text }, 'id', 'uuid'],
    ['id', { id: { type: 'string', format: 'email' } }, 'id', 'string'],
    ['pet', { id: integer }, 'id', 'integer'],
    ['petName', { name: { type: 'string', pattern: '^a' } }, 'name', 'uuid'],
    ['slug', { id: integer, slug: { type: ['string', 'null'], format: 'x' } }, 'slug', 'string'],
  ] satisfies [string, Record<string, Schema>, string, string][])(
    '{%s} of %j is %s (%s)',
    (parameter, properties, property, type) => {
      expect(identify(parameter, properties)).toEqual({ property, type, source: 'server' });
    },
  );

  it.each<[string, Schema, string]>([
    ['any text', text, 'string'],
    ['a pattern', { type: 'string', pattern: '^[0-9a-f-]{36}$' }, 'uuid'],
    ['nothing that is said', {}, 'uuid'],
  ])('is a UUID, or a text, by a path that takes %s', (_takes, schema, type) => {
    expect(identify('id', { id: uuid }, schema)).toMatchObject({ property: 'id', type });
  });

  it('is no property that nothing matches', () => {
    const { resources, operations } = infer(
      { '/pets/{code}': { get: answering(200, referTo('Pet'), { parameters: [pathParameter('code')] }) } },
      { Pet: objectOf({ name: text }) },
    );
    expect(resources).toEqual([]);
    expect(operations[0]?.reason).toBe('the path parameter `code` selects items by something that Pet does not show');
  });

  it('stays inside where nothing shows one and no path selects by one', () => {
    const [hours] = inferResources({ '/museum-hours': listing(referTo('Daily')) }, { Daily: objectOf({ date: text }) });
    expect(hours).toMatchObject({ name: 'Daily', id: { property: 'id', type: 'uuid', source: 'hidden' } });
    expect(hours?.evidence.map(({ rule }) => rule)).toEqual(['representation', 'id-hidden', 'read-only']);
  });

  it.each([
    ['requires it', objectOf({ id: text, name: text }, ['id']), 'client'],
    ['may carry it', objectOf({ id: text, name: text }), 'client'],
    ['does not carry it', objectOf({ name: text }), 'server'],
  ])('comes from the right side where a create %s', (_what, request, source) => {
    const paths = {
      '/pets': { ...listing(referTo('Pet')), post: answering(201, referTo('Pet'), { requestBody: jsonOf(request) }) },
    };
    expect(inferResources(paths, { Pet: objectOf({ id: text, name: text }) })[0]?.id.source).toBe(source);
  });

  it.each<[string, string, string | undefined]>([
    ['any text behind a prefix will do', '^P-[\\w-]+$', undefined],
    [
      'its form is its own',
      '^P\\d+$',
      'every Pet must show `id`, which the request need not carry and no rule can make up',
    ],
  ])('is made up or not where %s', (_what, pattern, reason) => {
    const paths = {
      '/pets': {
        ...listing(referTo('Pet')),
        post: answering(201, referTo('Pet'), { requestBody: jsonOf(objectOf({ name: text })) }),
      },
    };
    const { operations } = infer(paths, { Pet: objectOf({ id: { type: 'string', pattern }, name: text }) });
    expect(operations.find(({ method }) => method === 'post')?.reason).toBe(reason);
  });
});

describe('which collections are one resource', () => {
  const Book = objectOf({ id: uuid, authorId: uuid, shelfId: uuid });
  const nested = (parameter: string): PathItem => ({
    get: answering(200, { type: 'array', items: referTo('Book') }, { parameters: [pathParameter(parameter)] }),
  });

  it.each([
    [
      'a nested one and the one at the top',
      { '/authors/{authorId}/books': nested('authorId'), '/books': listing(referTo('Book')) },
      ['Book'],
    ],
    [
      'two nested ones',
      { '/authors/{authorId}/books': nested('authorId'), '/shelves/{shelfId}/books': nested('shelfId') },
      ['Book'],
    ],
  ] satisfies [string, Record<string, PathItem>, string[]][])('%s', (_what, paths, names) => {
    const { resources, operations } = infer(paths, { Book });
    expect(resources.map(({ name }) => name)).toEqual(names);
    expect(operations.map(({ kind }) => kind)).not.toContain('custom');
  });

  it('keeps two at the top apart, although they look alike', () => {
    const resources = inferResources(
      { '/todo': listing(referTo('Book')), '/done': listing(referTo('Book')) },
      { Book },
    );
    expect(resources.map(({ name, plural }) => [name, plural])).toEqual([
      ['Book', 'todos'],
      ['Book2', 'dones'],
    ]);
  });

  const making: PathItem = {
    ...listing(referTo('Book')),
    post: answering(201, referTo('Book'), { requestBody: jsonOf(objectOf({ authorId: uuid })) }),
  };
  const removing: PathItem = { delete: answering(204, undefined, { parameters: [pathParameter('id', uuid)] }) };

  it.each<[string, Record<string, PathItem>]>([
    ['a search', { '/search/books': listing(referTo('Book')), '/books/{id}': removing }],
    [
      'a search of what is made below a parent alone',
      { '/search/books': listing(referTo('Book')), '/authors/{authorId}/books': making },
    ],
    ['those of who calls', { '/me/books': making, '/books': listing(referTo('Book')), '/books/{id}': removing }],
    ['those of who administers', { '/admin/books': making, '/admin/books/{id}': removing, '/books': making }],
  ])('%s, beside the one that it shows', (_what, paths) => {
    expect(inferResources(paths, { Book }).map(({ name }) => name)).toEqual(['Book']);
  });

  it('keeps apart what is made in two places that are called alike', () => {
    const resources = inferResources({ '/new/books': making, '/old/books': making }, { Book });
    expect(resources.map(({ name }) => name)).toEqual(['Book', 'Book2']);
  });

  it('names a resource by its path where its schema is an answer about it, or has no name', () => {
    const resources = inferResources(
      { '/order-lines': listing(referTo('OrderLineResponse')), '/events': listing(objectOf({ id: uuid })) },
      { OrderLineResponse: objectOf({ id: uuid }) },
    );
    expect(resources.map(({ name, plural }) => [name, plural])).toEqual([
      ['OrderLine', 'orderLines'],
      ['Event', 'events'],
    ]);
  });
});

describe('relations', () => {
  it.each([
    ['authorId', 'Author'],
    ['author_id', 'Author'],
    ['primaryAuthorId', 'Author'],
    ['editorId', undefined],
    ['authorIds', undefined],
    ['author', undefined],
  ])('%s leads to %s', (property, resource) => {
    const resources = inferResources(
      { '/authors': listing(referTo('Author')), '/books': listing(referTo('Book')) },
      { Author: objectOf({ id: uuid }), Book: objectOf({ id: uuid, [property]: uuid }, [property]) },
    );
    expect(resources[1]?.relations).toEqual(resource === undefined ? [] : [{ property, resource, required: true }]);
  });
});
