import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { beforeAll, describe, expect, it } from 'vitest';

import { createService } from '../model/service';
import type { SourceFile } from '../text/source-module';

import { emitService } from './service';
import { readTemplates } from './templates';

let templates: readonly SourceFile[];

beforeAll(async () => {
  templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
});

async function emit(options: PetShopOptions = {}): Promise<ReadonlyMap<string, string>> {
  const { plan, document } = createPetShop(options);
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text]));
}

/** Code without line breaks, because formatting comes later. */
async function read(file: string, options: PetShopOptions = {}): Promise<string> {
  return ((await emit(options)).get(file) ?? '').replace(/\s+/g, ' ');
}

describe('lists of an emitted service', () => {
  it('orders a list by what a parameter says', async () => {
    const choices = [
      { value: 'name', property: 'name', descending: false },
      { value: '-name', property: 'name', descending: true },
      { value: 'newest', descending: true },
    ];
    const options: PetShopOptions = { operations: { listPets: { sorting: { parameter: 'name', choices } } } };
    const handler = await read('src/operations/list-pets.ts', options);
    expect(handler).toContain('["-name", { by: "name", isDescending: true }], ["newest", { isDescending: true }],');
    expect(handler).toContain("pageRange(query.page, query.size ?? 20), sorts.get(query.name ?? '')");
    const store = await read('src/resources/pets/store.ts', options);
    expect(store).toContain('sort: PetSort = { isDescending: false }');
    expect(store).toContain('isDescending ? sql`${desc(column)} nulls last` : asc(column)');
  });

  it('goes on with a list after the last item that a page showed', async () => {
    const next = { property: 'next', atEnd: 'null' } as const;
    const success = { status: 200, shape: 'envelope', itemsProperty: 'items', totalProperty: 'total', next } as const;
    const paging = { style: 'cursor', limitParameter: 'size', positionParameter: 'name', defaultLimit: 20 } as const;
    const options: PetShopOptions = {
      operations: { listPets: { success: { ...success, contentType: 'application/json' }, filters: [], paging } },
    };
    const handler = await read('src/operations/list-pets.ts', options);
    expect(handler).toContain('pets.list({ after: readCursor(query.name) }, limitRange(limit + 1)), pets.count({})');
    expect(handler).toContain('next: last === undefined ? null : writeCursor(last.id)');
    expect(await read('src/resources/pets/store.ts', options)).toContain('gt(pets.id, filter.after)');
    expect(await read('src/http/cursor.ts', options)).toContain('export function readCursor');
    expect((await emit()).has('src/http/cursor.ts')).toBe(false);
  });

  it('shows the texts that lists hold as they were given', async () => {
    const texts: Schema = { type: 'array', items: { type: 'string' } };
    const moment: Schema = { type: 'string', format: 'date-time' };
    const text: Schema = { type: 'string' };
    const properties = { id: { type: 'integer' }, tag: text, tags: texts, shelterId: text, createdAt: moment } as const;
    const options: PetShopOptions = {
      schemas: { Pet: { type: 'object', required: ['id', 'createdAt'], properties } },
      operations: {
        listPets: {
          kind: 'values',
          property: 'tags',
          filters: [],
          success: { status: 200, shape: 'other', contentType: 'application/json' },
        },
      },
    };
    expect(await read('src/resources/pets/store.ts', options)).toContain('({ value }) => fromStored(value)');
    expect(await read('src/storage/columns.ts', options)).toContain('export function fromStored');
    expect(await read('src/storage/columns.ts')).not.toContain('export function fromStored');
  });
});
