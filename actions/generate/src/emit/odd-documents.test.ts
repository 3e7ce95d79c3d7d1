import path from 'node:path';

import type { OpenApiDocument, PathItem, Schema } from '@orchestrate/kit/openapi/document';
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
  options: PetShopOptions,
  change: (document: OpenApiDocument) => OpenApiDocument = (document) => document,
): Promise<ReadonlyMap<string, string>> {
  const { plan, document } = createPetShop(options);
  const { files } = await emitService(createService(plan, change(document)), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

/** The list of pets with other schemas of its parameters. */
function withParameters(schemas: Readonly<Record<string, Schema>>): (document: OpenApiDocument) => OpenApiDocument {
  return (document) => {
    const { '/pets': found, ...paths } = document.paths ?? {};
    const pets = found as PathItem;
    const parameters = Object.entries(schemas).map(([name, schema]) => ({ name, in: 'query' as const, schema }));
    return { ...document, paths: { ...paths, '/pets': { ...pets, get: { ...pets.get, parameters } } } };
  };
}

describe('a query parameter that may be null', () => {
  const orNull = (type: 'integer' | 'string', more: Schema = {}): Schema => ({
    anyOf: [{ type }, { type: 'null' }],
    ...more,
  });

  it('asks for nothing where it is null', async () => {
    const change = withParameters({
      name: orNull('string'),
      page: orNull('integer', { default: null }),
      size: { type: ['integer', 'null'] },
    });
    const list = (await emit({}, change)).get('src/operations/list-pets.ts');
    expect(list).toContain('nameContains: query.name ?? undefined');
    expect(list).toContain('pageRange(query.page ?? undefined, query.size ?? 20)');
  });

  it('has its default, which null does not take away', async () => {
    const change = withParameters({
      name: { type: 'string' },
      page: { type: 'integer', default: 1 },
      size: orNull('integer', { default: 5 }),
    });
    const list = (await emit({}, change)).get('src/operations/list-pets.ts');
    expect(list).toContain('nameContains: query.name,');
    expect(list).toContain('pageRange(query.page, query.size ?? 20)');
  });
});

describe('a scheme that takes the tokens of accounts', () => {
  it('takes the configured credential where there are no accounts', async () => {
    const { plan, document } = createPetShop({});
    const securitySchemes = [{ name: 'token', type: 'bearer' as const, takesTokens: true }];
    const { files } = await emitService(createService({ ...plan, securitySchemes }, document), templates);
    const { text = '' } = files.find(({ path: file }) => file === 'src/http/authentication.ts') ?? {};
    expect(text).toContain('isSame(readBearer(c), credentials.token)');
    expect(text).not.toContain('isCaller');
  });
});

describe('schemes none of which can be checked', () => {
  it('leave nothing unused behind, which the gates refuse', async () => {
    const { plan, document } = createPetShop({});
    const securitySchemes = [{ name: 'key', type: 'unsupported' as const }];
    const { files } = await emitService(createService({ ...plan, securitySchemes }, document), templates);
    const { text = '' } = files.find(({ path: file }) => file === 'src/http/authentication.ts') ?? {};
    expect(text).not.toContain('node:crypto');
    expect(text).toContain('key: () => false');
    expect(text).toContain('describeCredentials(_credentials: Credentials)');
  });
});

describe('a resource on which every operation became custom', () => {
  it('is left out: nothing would use its table', async () => {
    const operations = Object.fromEntries(
      ['listPets', 'createPet', 'getPet', 'updatePet'].map((id) => [
        id,
        { kind: 'custom' as const, reason: 'nobody knows' },
      ]),
    );
    const files = await emit({ operations });
    expect(files.get('src/resources/stores.ts')).not.toContain('PetStore');
    expect([...files.keys()].filter((file) => file.startsWith('src/resources/pets/'))).toEqual([]);
  });

  it('stays where rows of another one refer to it, without a store', async () => {
    const operations = Object.fromEntries(
      ['createShelter', 'deleteShelter'].map((id) => [id, { kind: 'custom' as const, reason: 'nobody knows' }]),
    );
    const files = await emit({ operations });
    expect(files.has('src/resources/shelters/table.ts')).toBe(true);
    expect(files.get('src/resources/stores.ts')).toContain('PetStore');
    expect(files.get('src/resources/stores.ts')?.includes('ShelterStore')).toBe(
      files.has('src/resources/shelters/store.ts'),
    );
  });
});

it('an error whose form shows nothing of what went wrong does not look at it', async () => {
  const Problem: Schema = { type: 'object', properties: { hint: { type: 'string', enum: ['Ask us.'] } } };
  const format = (await emit({ schemas: { Problem } })).get('src/http/error-format.ts');
  expect(format).toContain('formatError(_error: ApiError)');
});

it('properties of any name beside known ones keep these as they are', async () => {
  const Shelter: Schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' } },
    additionalProperties: { type: 'string' },
  };
  const schema = (await emit({ schemas: { Shelter } })).get('src/schemas/shelter.ts');
  expect(schema).toContain('.catchall<z.ZodType>(z.string())');
});
