import path from 'node:path';

import type { PageMember } from '@orchestrate/contracts/page-member';
import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Operation, Parameter, PathItem, Response } from '@orchestrate/kit/openapi/document';
import { jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const FILTER: Parameter = {
  name: 'filter',
  in: 'query',
  style: 'deepObject',
  schema: { type: 'object', properties: { tag: { type: 'string' }, name: { type: ['string', 'null'] } } },
};

/** The text of an operation of a shop whose document is changed. */
async function emit(
  file: string,
  operations: NonNullable<PetShopOptions['operations']>,
  change: (document: OpenApiDocument) => OpenApiDocument,
): Promise<string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { plan, document } = createPetShop({ operations });
  const { files } = await emitService(createService(plan, change(document)), templates);
  return (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

/** The document with something else for an operation. */
function lay(document: OpenApiDocument, at: string, method: 'get' | 'post', over: Operation): OpenApiDocument {
  const { paths = {} } = document;
  const item = paths[at] as PathItem;
  return { ...document, paths: { ...paths, [at]: { ...item, [method]: { ...item[method], ...over } } } };
}

const held = (property: string) => ({ in: 'filter', property });

describe('a filter that an object in the query holds', () => {
  it('is read from that object, where it is there', async () => {
    const filters = [
      { parameter: 'filter[tag]', property: 'tag', operator: 'eq', held: held('tag') },
      { parameter: 'filter[name]', property: 'name', operator: 'eq', held: held('name') },
    ] as const;
    const list = { filters: [...filters], paging: undefined };
    const optional = await emit('src/operations/list-pets.ts', { listPets: list }, (document) =>
      lay(document, '/pets', 'get', { parameters: [FILTER] }),
    );
    expect(optional).toContain('{ tag: query.filter?.tag, name: query.filter?.name ?? undefined, }');
    const required = { ...FILTER, required: true };
    const sure = await emit('src/operations/list-pets.ts', { listPets: list }, (document) =>
      lay(document, '/pets', 'get', { parameters: [required] }),
    );
    expect(sure).toContain('{ tag: query.filter.tag,');
  });
});

describe('a page that an object in the query asks for', () => {
  const pageable: Parameter = {
    name: 'pageable',
    in: 'query',
    required: true,
    schema: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 0 },
        size: { type: 'integer' },
        sort: { type: 'array', items: { type: 'string' } },
      },
    },
  };
  const paging = {
    style: 'page',
    first: 0,
    limitParameter: 'size',
    positionParameter: 'page',
    held: { in: 'pageable', limit: 'size', position: 'page' },
  } as const;
  const choices = [{ value: 'name,desc', property: 'name', descending: true }];
  const sorting = { parameter: 'sort', isList: true, held: { in: 'pageable', property: 'sort' }, choices } as const;
  const write = (
    parameter: Parameter,
    pageMembers: PageMember[] = [],
    around: Pick<Success, 'envelopeProperty' | 'isToldBeside'> = {},
  ): Promise<string> => {
    const success = {
      status: 200,
      contentType: 'application/json',
      shape: 'envelope',
      itemsProperty: 'items',
      ...around,
    } as const;
    const told = pageMembers.length === 0 ? success : { ...success, pageMembers };
    const list = { filters: [], paging, sorting: { ...sorting, choices: [...choices] }, success: told };
    return emit('src/operations/list-pets.ts', { listPets: list }, (document) =>
      lay(document, '/pets', 'get', { parameters: [parameter] }),
    );
  };

  it('is read from that object, of several orders the first', async () => {
    const text = await write(pageable);
    expect(text).toContain('pageRange((query.pageable.page ?? 0) + 1, query.pageable.size)');
    expect(text).toContain("sorts.get((query.pageable.sort ?? [])[0] ?? '')");
    expect(text).toMatch(/\} \}, \[['"]pageable['"]\]\)/);
    const optional = await write({ ...pageable, required: false });
    expect(optional).toContain('pageRange((query.pageable?.page ?? 0) + 1, query.pageable?.size)');
    expect(optional).not.toMatch(/\[['"]pageable['"]\]/);
  });

  it('is told of in its places', async () => {
    const text = await write(pageable, [
      { path: ['last'], tells: 'last' },
      { path: ['pageable', 'offset'], tells: 'offset' },
      { path: ['pageable', 'sort', 'sorted'], tells: 'sorted' },
    ]);
    expect(text).toContain('const [rows, total]');
    expect(text).toContain('last: !(((query.pageable.page ?? 0) + 1) * (query.pageable.size ?? total) < total)');
    expect(text).toContain(
      'pageable: { offset: (query.pageable.page ?? 0) * (query.pageable.size ?? rows.length), sort: {',
    );
    expect(text).toContain("sort: { sorted: sorts.get((query.pageable.sort ?? [])[0] ?? '') !== undefined }");
  });

  it('is told of in what holds the list, or beside it', async () => {
    const held: PageMember[] = [{ path: ['results'], tells: 'count' }];
    const tell = (around: Pick<Success, 'isToldBeside'>): Promise<string> =>
      write(pageable, held, { envelopeProperty: 'data', ...around });
    expect(await tell({})).toContain('{ data: { items: rows.map(toPet), results: rows.length } }');
    expect(await tell({ isToldBeside: true })).toContain('{ results: rows.length, data: { items: rows.map(toPet) } }');
  });
});

describe('the place of a new item', () => {
  const location = '/pets/{petId}';
  const make = (schema: object, style: object = {}) => {
    const made: Response = { description: 'Made.', ...jsonOf(referTo('Pet')), headers: { Location: { schema } } };
    const id: Parameter = { name: 'petId', in: 'path', required: true, schema: { type: 'integer' }, ...style };
    return (document: OpenApiDocument): OpenApiDocument => {
      const { security, requestBody } = (document.paths?.['/pets'] as PathItem).post ?? {};
      const post = { ...{ security, requestBody }, operationId: 'createPet', responses: { 201: made } } as Operation;
      return lay(lay(document, '/pets', 'post', post), location, 'get', { parameters: [id] });
    };
  };

  it('is a whole address where the header is a uri', async () => {
    const operations = { createPet: { location } };
    const text = await emit('src/operations/create-pet.ts', operations, make({ type: 'string', format: 'uri' }));
    expect(text).toContain('Location: addressOf(`/pets/${encodeURIComponent(pet.id)}`)');
    const bare = await emit('src/operations/create-pet.ts', operations, make({ type: 'string' }));
    expect(bare).toContain('Location: `/pets/${encodeURIComponent(pet.id)}`');
  });

  it('is written in the style of its path', async () => {
    const operations = { createPet: { location } };
    const file = 'src/operations/create-pet.ts';
    const label = await emit(file, operations, make({ type: 'string' }, { style: 'label' }));
    expect(label).toContain('Location: `/pets/.${encodeURIComponent(pet.id)}`');
    const matrix = await emit(file, operations, make({ type: 'string' }, { style: 'matrix' }));
    expect(matrix).toContain('Location: `/pets/;petId=${encodeURIComponent(pet.id)}`');
  });
});
