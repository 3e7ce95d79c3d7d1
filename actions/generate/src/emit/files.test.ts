import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

import { emitFiles } from './testing/emit-files';

const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string' } },
};
const Receipt: Schema = { type: 'object', properties: { code: { type: 'integer' }, type: { type: 'string' } } };
const bytes: Schema = { type: 'string', contentMediaType: 'application/octet-stream' };
const content = { 'image/*': { schema: bytes } };

const PHOTO: Readonly<Record<string, Partial<PlannedOperation>>> = {
  createPet: { kind: 'create', resource: 'Pet', success: { status: 201, shape: 'empty' } },
  putPhoto: {
    kind: 'upload',
    resource: 'Pet',
    file: 'photo',
    success: { status: 200, shape: 'other', contentType: 'application/json' },
    upload: {
      types: ['image/*'],
      maxBytes: 9,
      receipt: [
        { property: 'code', shows: 'status' },
        { property: 'type', shows: 'type' },
      ],
    },
  },
  getPhoto: {
    kind: 'download',
    resource: 'Pet',
    file: 'photo',
    success: { status: 200, shape: 'other', contentType: 'image/*' },
  },
  dropPhoto: { kind: 'remove-file', resource: 'Pet', file: 'photo', success: { status: 204, shape: 'empty' } },
};

const FORM: Schema = {
  type: 'object',
  required: ['title', 'photo'],
  properties: { title: { type: 'string' }, pages: { type: 'integer' }, photo: bytes },
};
const CHANGES: Schema = {
  type: 'object',
  required: ['scan'],
  properties: { title: { type: 'string' }, photo: bytes, scan: bytes },
};
const Document: Schema = {
  type: 'object',
  required: ['id', 'title', 'size'],
  properties: {
    id: Pet.properties?.id ?? true,
    title: { type: 'string' },
    pages: { type: 'integer' },
    size: { type: 'integer' },
  },
};
const ADD_DOCUMENT: Partial<PlannedOperation> = {
  kind: 'create',
  resource: 'Document',
  file: 'photo',
  success: { status: 201, shape: 'item', contentType: 'application/json' },
  upload: { types: [], part: 'photo' },
};

const CHANGE_DOCUMENT: Partial<PlannedOperation> = {
  ...ADD_DOCUMENT,
  kind: 'patch',
  success: { status: 200, shape: 'item', contentType: 'application/json' },
  upload: {
    ...{ types: [], part: 'photo', isOptional: true },
    others: [{ file: 'scan', part: 'scan', maxBytes: 9 }],
  },
};

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, undefined, { operationId: 'createPet', requestBody: jsonOf(referTo('Pet')) }) },
      '/documents': {
        post: answering(201, referTo('Document'), {
          operationId: 'addDocument',
          requestBody: { content: { 'multipart/form-data': { schema: FORM } } },
        }),
      },
      '/documents/{documentId}': {
        parameters: [pathParameter('documentId')],
        patch: answering(200, referTo('Document'), {
          operationId: 'changeDocument',
          requestBody: { content: { 'multipart/form-data': { schema: CHANGES } } },
        }),
      },
      '/pets/{petId}/photo': {
        parameters: [pathParameter('petId')],
        put: answering(200, referTo('Receipt'), { operationId: 'putPhoto', requestBody: { content } }),
        get: { operationId: 'getPhoto', responses: { 200: { description: 'It.', content } } },
        delete: answering(204, undefined, { operationId: 'dropPhoto' }),
      },
    },
    { Pet, Receipt, Document },
  );
  const photo = { name: 'photo', facts: [{ property: 'size', shows: 'size' as const }] };
  const resource = { name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet', files: [{ name: 'photo' }] };
  const plan = createServicePlan(document, {
    resources: [
      resource,
      {
        name: 'Document',
        plural: 'documents',
        schema: '#/components/schemas/Document',
        files: [photo, { name: 'scan' }],
      },
    ],
    operations: { ...PHOTO, addDocument: ADD_DOCUMENT, changeDocument: CHANGE_DOCUMENT },
  });
  files = await emitFiles(plan, document);
});

describe('a file beside an item', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'has a table of its own that goes with the item',
      'src/resources/pets/photo-file.ts',
      [
        "pgTable('pet_photo_file', { item: uuid('item').primaryKey().references(() => pets.id, { onDelete: \"cascade\" })",
      ],
    ],
    [
      'has that table in SQL too',
      'migrations/0000_initial.sql',
      [
        'CREATE TABLE "pet_photo_file" ( "item" uuid PRIMARY KEY REFERENCES "pets" ("id") ON DELETE CASCADE, "content" bytea',
      ],
    ],
    ['has a store', 'src/resources/stores.ts', ['petPhotoFiles: new FileStore(queries, petPhotoFile),']],
    [
      'is read and kept once its item is known to be there',
      'src/operations/put-photo.ts',
      [
        'const readFile = fileReader({ types: ["image/*"], maxBytes: 9 });',
        'if ((await pets.find(path.petId)) === undefined) throw new ApiError(404, "There is no such pet."); const file = await readFile(c.req.raw);',
        'await petPhotoFiles.put(path.petId, file);',
        'return c.json({ code: 200, type: file.type }, 200);',
      ],
    ],
    [
      'is given in a type that is declared',
      'src/operations/get-photo.ts',
      ['throw new ApiError(404, "This pet has no photo.")', 'return sendFile(c, file, ["image/*"]);'],
    ],
    [
      'is read with what the form holds beside it, and stored together with a new item',
      'src/operations/add-document.ts',
      [
        'const readCarried = carriedReader(z.object({ title: z.string(), pages: whole().optional().openapi({ type: "integer" }), }), { parts: ["photo"], kinds: { pages: "number" } }, fileReader({ part: "photo" }));',
        'await atomically(async ({ documentPhotoFiles, documents }) => { const item = await documents.insert(carried.fields); await documentPhotoFiles.put(item.id, carried.file); return (await documents.find(item.id)) ?? item; });',
      ],
    ],
    [
      'is read with others, and stored before its item changes, which is known to be there',
      'src/operations/change-document.ts',
      [
        '{ parts: ["photo", "scan"], kinds: {} }, filesReader({ photo: optionalFileReader({ part: "photo" }), scan: fileReader({ part: "scan", maxBytes: 9 }), }));',
        'atomically(async ({ documentPhotoFiles, documentScanFiles, documents }) => {',
        'if ((await documents.find(path.documentId)) === undefined) throw new ApiError(404, "There is no such document."); if (carried.file.photo !== undefined) await documentPhotoFiles.put(path.documentId, carried.file.photo); await documentScanFiles.put(path.documentId, carried.file.scan); const document = await documents.update(path.documentId, carried.fields);',
      ],
    ],
    [
      'is told of by the representation, from where it is kept',
      'src/resources/documents/store.ts',
      ['size: fileSize(documentPhotoFile, documents.id),'],
    ],
    [
      'is stored in one transaction with its item',
      'src/resources/stores.ts',
      ['atomically: (work) => translateErrors(queries.transaction((transaction) => work(createStores(transaction)))),'],
    ],
    [
      'is removed',
      'src/operations/drop-photo.ts',
      ['if (!(await petPhotoFiles.remove(path.petId))) throw new ApiError(404', 'return c.body(null, 204);'],
    ],
    [
      'is looked for by no number that the database cannot hold',
      'src/storage/files.ts',
      ['.where(this.isOf(item))', "this.table.item.getSQLType() === 'numeric'", 'sql`false`'],
    ],
  ])('%s', (_, file, parts) => {
    const text = files.get(file)?.replace(/\s+/g, ' ');
    for (const part of parts) expect(text).toContain(part);
  });

  it('brings the files of the service that it needs, all of which can be parsed', async () => {
    for (const file of ['src/http/uploads.ts', 'src/http/downloads.ts', 'src/http/forms.ts', 'src/storage/files.ts']) {
      const text = files.get(file) ?? '';
      expect(text).not.toBe('');
      await transform(text, { loader: 'ts' });
    }
  });
});
