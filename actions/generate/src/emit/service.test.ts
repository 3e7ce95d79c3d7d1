import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { transform } from 'esbuild';
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

describe('emitService', () => {
  it('writes the same for the same, each file once', async () => {
    const [one, other] = [await emit(), await emit()];
    expect([...one]).toEqual([...other]);
    const { plan, document } = createPetShop();
    const { files } = await emitService(createService(plan, document), templates);
    expect(files.length).toBe(one.size);
  });

  it('checks a service by a connection for each request, because one that is kept may be closed by then', async () => {
    const smoke = await read('scripts/smoke.mjs');
    expect(smoke).toContain("const headers = new Headers({ connection: 'close' });");
    expect(smoke).toMatch(/fetch\(url, \{ headers, /);
  });

  it('says in the README what answers 501, and what a model has written', async () => {
    const { plan, document } = createPetShop();
    const service = createService(plan, document);
    const describe = async (isWritten: boolean): Promise<string> => {
      const operations = service.operations.map((one) => (one.custom === undefined ? one : { ...one, isWritten }));
      const { files } = await emitService({ ...service, operations }, templates);
      return files.find((file) => file.path === 'README.md')?.text ?? '';
    };
    const [open, written] = [await describe(false), await describe(true)];
    expect(open).toMatch(/answers 501 until somebody writes it[^]*They answer 501[^]*`src\/operations\/adopt-pet\.ts`/);
    expect(open).not.toContain('model');
    expect(written).toMatch(/does what a model wrote[^]*A model wrote them[^]*`src\/operations\/adopt-pet\.ts`/);
    expect(written).not.toContain('501');
  });

  it('writes code that can be parsed, every import of which leads to a file', async () => {
    const files = await emit();
    for (const [file, text] of files) {
      if (!file.endsWith('.ts')) continue;
      await transform(text, { loader: 'ts' });
      for (const [, specifier = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
        const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
        expect([...files.keys()], `${file} imports ${specifier}`).toContain(target);
      }
    }
  });

  it.each<[string, string, readonly string[]]>([
    [
      'a list, cut by page and narrowed, with the number of all',
      'src/operations/list-pets.ts',
      ['nameContains: query.name', 'pageRange(query.page, query.size ?? 20)', '{ items: rows.map(toPet), total }'],
    ],
    [
      'an item that is stored, and what the declared conflict means',
      'src/operations/create-pet.ts',
      [
        "pets.insert(c.req.valid('json'))",
        'unique: [409, "Another pet has the same tag."]',
        'reference: [409, "There is no such shelter."]',
        'declareErrors({ invalid: 422, }), authenticate(security)',
      ],
    ],
    ['an item that is not there', 'src/operations/get-pet.ts', ['throw new ApiError(404, "There is no such pet.")']],
    [
      'an invalid path where only 404 is declared',
      'src/operations/delete-shelter.ts',
      ['declareErrors({ invalid: 404, })'],
    ],
    ['an empty answer', 'src/operations/delete-shelter.ts', ['return c.body(null, 204);']],
    ['what is custom', 'src/operations/adopt-pet.ts', ['throw new ApiError(501', 'no rule fits an action on an item.']],
    [
      'a table with its keys',
      'src/resources/pets/table.ts',
      ['uuid(\'shelter_id\').notNull().references(() => shelters.id, { onDelete: "cascade" })', '.notNull().unique()'],
    ],
    [
      'the tables in SQL',
      'migrations/0000_initial.sql',
      ['"shelter_id" uuid NOT NULL', 'UNIQUE ("tag")', 'REFERENCES "shelters" ("id") ON DELETE CASCADE'],
    ],
    ['errors as they are declared', 'src/http/error-format.ts', ['code: error.status, message: error.message']],
  ])('writes %s', async (_, file, parts) => {
    const text = await read(file);
    for (const part of parts) expect(text).toContain(part);
  });

  it('writes an action as one statement that decides and changes, and tells why nothing changed', async () => {
    const moment: Schema = { type: 'string', format: 'date-time' };
    const text: Schema = { type: 'string' };
    const properties: Record<string, Schema> = {
      id: { type: 'integer' },
      name: text,
      tag: text,
      shelterId: { type: 'string', format: 'uuid' },
      status: { type: 'string', enum: ['waiting', 'adopted'] },
      createdAt: moment,
      adoptedAt: moment,
    };
    const options: PetShopOptions = {
      schemas: { Pet: { type: 'object', required: ['id', 'tag', 'status', 'createdAt'], properties } },
      operations: {
        adoptPet: {
          kind: 'transition',
          resource: 'Pet',
          success: { status: 202, shape: 'empty' },
          transition: { property: 'status', to: 'adopted', from: ['waiting'], refusal: 409, stamps: ['adoptedAt'] },
        },
      },
    };
    const store = await read('src/resources/pets/store.ts', options);
    expect(store).toContain(
      'this.queries.update(pets).set({ status: "adopted", adoptedAt: sql`now()`, }).where(and(eq(pets.id, id), eq(pets.status, "waiting"))).returning()',
    );
    const handler = await read('src/operations/adopt-pet.ts', options);
    expect(handler).toContain('const pet = await pets.adoptPet(path.petId);');
    expect(handler).toContain('throw new ApiError(404, "There is no such pet.")');
    expect(handler).toContain('throw new ApiError(409, "The status of this pet must be waiting.")');
  });

  it('answers a deletion with what says that it is done', async () => {
    const confirmation = { deleted: true };
    const success = { status: 200, shape: 'other', contentType: 'application/json', confirmation } as const;
    const handler = await read('src/operations/delete-shelter.ts', { operations: { deleteShelter: { success } } });
    expect(handler).toMatch(/if \(shelter === undefined\) [^;]+; return c\.json\(\{ deleted: true \}, 200\);/);
  });

  it('makes ids that begin as their pattern wants it', async () => {
    const id = { type: 'string', pattern: String.raw`^shl_[\w-]+$`, readOnly: true } as const;
    const name = { type: 'string' } as const;
    const Shelter: Schema = { type: 'object', required: ['id', 'name'], properties: { id, name } };
    const { plan, document } = createPetShop({ schemas: { Shelter } });
    const resources = plan.resources.map((one) =>
      one.name === 'Shelter' ? { ...one, id: { ...one.id, type: 'string' as const } } : one,
    );
    const { files } = await emitService(createService({ ...plan, resources }, document), templates);
    const table = files.find((file) => file.path === 'src/resources/shelters/table.ts')?.text;
    expect(table).toContain('.$defaultFn(() => `shl_${randomUUID()}`)');
  });

  it('answers a deletion with a plain text', async () => {
    const success = { status: 200, shape: 'other', contentType: 'text/plain', said: 'success' } as const;
    const handler = await read('src/operations/delete-shelter.ts', { operations: { deleteShelter: { success } } });
    expect(handler).toMatch(/if \(shelter === undefined\) [^;]+; return c\.text\("success", 200\);/);
  });

  it('answers a deletion with a text in JSON', async () => {
    const success = { status: 200, shape: 'other', contentType: 'application/json', said: 'gone' } as const;
    const handler = await read('src/operations/delete-shelter.ts', { operations: { deleteShelter: { success } } });
    expect(handler).toMatch(/if \(shelter === undefined\) [^;]+; return c\.json\("gone", 200\);/);
  });

  it('refuses what a path without parameters does not answer before a path with parameters could take it', async () => {
    const index = await read('src/operations/index.ts');
    expect(index).toMatch(/const fixed: readonly Registration\[\] = \[ [^\]]*registerListPets, registerCreatePet, \];/);
    expect(index).toMatch(/const selecting: readonly Registration\[\] = \[ [^\]]*registerGetPet, [^\]]*\];/);
    expect(index).toMatch(/of fixed\) [^;]+; [^;]+refuseOtherMethods\(app\); for \(const register of selecting\)/);
    const app = await read('src/app.ts');
    expect(app).toMatch(/registerMetrics\(app, metrics\); registerOperations\(/);
  });

  it('writes no more than is used', async () => {
    const files = await emit();
    expect(files.get('src/storage/range.ts')).toContain('export function pageRange');
    expect(files.get('src/storage/range.ts')).not.toContain('offsetRange');
    expect(files.get('src/http/parameters.ts')).not.toContain('separated');
    expect(files.get('src/resources/shelters/store.ts')).not.toContain('update(');
  });

  it('lets the names of two things that must live in one file stand', async () => {
    const text = await read('src/http/error-format.ts', {
      schemas: { ApiError: { type: 'object', properties: { message: { type: 'string' } } } },
    });
    expect(text).toContain("import type { ApiError, ErrorAnswer } from './api-error.js';");
  });

  it('keeps what a specification says inside strings and comments', async () => {
    const { plan, document } = createPetShop();
    const evil = '*/ process.exit(1); /* `${1}` {{name}}\n\'"';
    const info = { ...document.info, title: evil, description: evil };
    const named = { ...plan, service: { ...plan.service, title: evil, description: evil } };
    const service = createService(named, { ...document, info });
    const operations = service.operations.map((operation) => ({ ...operation, custom: evil }));
    const { files } = await emitService({ ...service, operations }, templates);
    const modules = files.filter((file) => file.path.endsWith('.ts'));
    for (const { text } of modules) {
      const { code } = await transform(text, { loader: 'ts', legalComments: 'none' });
      expect(code.replace(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '""')).not.toContain('process.exit(1); /*');
    }
  });

  it('serves operations below the path of the first server, and says so', async () => {
    const { plan, document } = createPetShop();
    const servers = [{ url: 'https://example.com/api/v1/' }];
    const { files } = await emitService(createService(plan, { ...document, servers }), templates);
    const read = (file: string): string => files.find((one) => one.path === file)?.text ?? '';
    expect(read('src/http/base-path.ts')).toContain('const BASE_PATH = "/api/v1";');
    expect(read('src/app.ts')).toContain('getPath: findPath');
    expect(read('src/http/specification.ts')).toMatch(/"?servers"?: \[\{ "?url"?: "\/api\/v1" \}\]/);
    expect(read('README.md')).toContain('/api/v1/pets');
    expect((await emit()).has('src/http/base-path.ts')).toBe(false);
  });

  it('writes the queries that are asked most often once, but not where each row gets a text of its own', async () => {
    const store = await read('src/resources/shelters/store.ts');
    expect(store).toContain('private readonly inserting = new Shapes(');
    expect(store).toContain('await translateErrors(this.inserting.run(values))');
    expect(await read('src/resources/pets/store.ts')).toContain('this.finding ??= this.prepareFind();');
    const id = { type: 'string', readOnly: true } as const;
    const Shelter = { type: 'object', required: ['id', 'name'], properties: { id, name: { type: 'string' } } } as const;
    const { plan, document } = createPetShop({ schemas: { Shelter } });
    const resources = plan.resources.map((resource) =>
      resource.name === 'Shelter' ? { ...resource, id: { ...resource.id, type: 'string' as const } } : resource,
    );
    const { files } = await emitService(createService({ ...plan, resources }, document), templates);
    const made = files.find((file) => file.path === 'src/resources/shelters/store.ts')?.text ?? '';
    expect(made).not.toContain('Shapes');
  });
});
