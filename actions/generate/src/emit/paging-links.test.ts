import path from 'node:path';

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

async function emit(
  operations: NonNullable<PetShopOptions['operations']>,
  schemas: NonNullable<PetShopOptions['schemas']> = {},
): Promise<ReadonlyMap<string, string>> {
  const { plan, document } = createPetShop({ operations, schemas });
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

const cursor = { style: 'cursor', limitParameter: 'size', positionParameter: 'name', defaultLimit: 20 } as const;
/** Pets that are tame or not. */
const FLAGGED: NonNullable<PetShopOptions['schemas']> = {
  Pet: {
    type: 'object',
    required: ['id', 'createdAt'],
    properties: {
      id: { type: 'integer', format: 'int64' },
      name: { type: 'string' },
      tag: { type: 'string' },
      shelterId: { type: 'string', format: 'uuid' },
      weight: { type: 'number' },
      isTame: { type: 'boolean' },
      createdAt: { type: 'string', format: 'date-time' },
    },
  },
};
const choices = [{ value: 'name', property: 'name', descending: false }];

describe('pages', () => {
  it('are linked by their numbers, with the number of all', async () => {
    const files = await emit({ listPets: { links: true } });
    expect(files.get('src/operations/list-pets.ts')).toContain(
      '{ Link: pageLinks(c, "page", { at: query.page, size: query.size ?? 20, total }) }',
    );
    expect(files.get('src/http/links.ts')).not.toContain('offsetLinks');
  });

  it('are of one size where no parameter asks for another', async () => {
    const paging = { style: 'page', positionParameter: 'page', defaultLimit: 15 } as const;
    const files = await emit({ listPets: { paging, links: true } });
    const handler = files.get('src/operations/list-pets.ts');
    expect(handler).toContain('pageRange(query.page, 15)');
    expect(handler).toContain('pageLinks(c, "page", { at: query.page, size: 15, total })');
  });

  it('tell in headers of all items and of the page, which browsers may read', async () => {
    const pageHeaders = [
      { name: 'X-Total-Count', tells: 'total' },
      { name: 'X-Total-Pages', tells: 'pages' },
      { name: 'X-Page', tells: 'position' },
      { name: 'X-Per-Page', tells: 'size' },
    ] as const;
    const files = await emit({ listPets: { pageHeaders: [...pageHeaders] } });
    const handler = files.get('src/operations/list-pets.ts');
    expect(handler).toContain('"X-Total-Count": String(total), "X-Total-Pages": String(Math.ceil(total / Math.max(1,');
    expect(handler).toContain('"X-Page": String(BigInt(query.page)), "X-Per-Page": String(BigInt(query.size ?? 20))');
    expect(files.get('src/http/cross-origin.ts')).toContain('"X-Per-Page", "X-Total-Count"');
    const cut = await emit({ listPets: { paging: cursor, filters: [], pageHeaders: [pageHeaders[0]] } });
    expect(cut.get('src/operations/list-pets.ts')).toMatch(
      /const \[found, total\] = [^]*"X-Total-Count": String\(total\)/,
    );
  });

  it('of an ordered list go on after the value and the place of their last item', async () => {
    const listPets = { paging: cursor, filters: [], sorting: { parameter: 'name', choices }, links: true };
    const files = await emit({ listPets });
    const handler = files.get('src/operations/list-pets.ts');
    expect(handler).toContain('const next = last && writePlace(last.id, sort?.by && last[sort.by]);');
    expect(handler).toContain('Link: cursorLinks(c, "name", next)');
    const store = files.get('src/resources/pets/store.ts');
    expect(store).toContain('.where(follows(filter.after, sort))');
    expect(store).toContain('count(): Promise<number>');
    expect(store).not.toContain('function matches');
  });

  it('begin with the newest where the list is said to, whatever is asked', async () => {
    const sorting = { choices: [{ value: 'newest', descending: true }] };
    const files = await emit({ listPets: { sorting } });
    expect(files.get('src/operations/list-pets.ts')).toContain(', { isDescending: true })');
    const cut = await emit({ listPets: { sorting, paging: cursor, filters: [], links: true } });
    expect(cut.get('src/operations/list-pets.ts')).toContain('writePlace(last.id)');
  });

  it.each([
    ['texts and numbers', ['name', 'weight'], "'string'"],
    ['flags', ['isTame'], "'boolean'"],
    ['both', ['name', 'isTame'], "(column.dataType === 'boolean' ? 'boolean' : 'string')"],
  ])('follow nothing where a forged cursor holds another type than columns of %s', async (_what, names, type) => {
    const sorting = {
      parameter: 'name',
      choices: names.map((property) => ({ value: property, property, descending: false })),
    };
    const files = await emit({ listPets: { paging: cursor, filters: [], sorting } }, FLAGGED);
    expect(files.get('src/resources/pets/store.ts')).toContain(
      `if (after.value !== null && typeof after.value !== ${type}) return sql\`false\`;`,
    );
  });

  it('are told by their addresses, each as null or as nothing where it is not there', async () => {
    const pageLinks = {
      holder: 'links',
      links: [
        { property: 'self', page: 'self', atEnd: 'absent' },
        { property: 'next', page: 'next', atEnd: 'null' },
      ],
    } as const;
    const success = {
      status: 200,
      shape: 'envelope',
      itemsProperty: 'items',
      contentType: 'application/json',
    } as const;
    const told = { ...success, pageLinks: { ...pageLinks, links: [...pageLinks.links] } };
    const files = await emit({ listPets: { success: told } });
    const handler = files.get('src/operations/list-pets.ts');
    expect(handler).toContain(
      'const addresses = pageAddresses(c, "page", { at: query.page, size: query.size ?? 20, total });',
    );
    expect(handler).toContain('links: { self: addresses.self, next: addresses.next ?? null }');
    expect(files.get('src/http/links.ts')).not.toContain('createLinks');
    const cut = await emit({ listPets: { success: told, paging: cursor, filters: [] } });
    expect(cut.get('src/operations/list-pets.ts')).toContain('const addresses = cursorAddresses(c, "name", next);');
  });
});
