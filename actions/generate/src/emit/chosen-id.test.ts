import type { Resource } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

type Files = ReadonlyMap<string, string>;

/** A service of pets, whose creation may carry the key. */
async function emit(
  key: Schema,
  id: Partial<Resource['id']>,
  statuses: readonly number[] = [],
  unique: string[][] = [],
): Promise<Files> {
  const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;
  const body = { requestBody: { required: true, ...jsonOf(referTo('Pet')) } };
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: 'No.' }]));
  const item = { parameters: [pathParameter('id', key)] };
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(200, referTo('Pet'), { operationId: 'addPet', ...body, responses }) },
      '/pets/{id}': { put: answering(200, referTo('Pet'), { operationId: 'setPet', ...item, ...body }) },
    },
    { Pet: { type: 'object', properties: { id: key, name: { type: 'string' } } } },
  );
  const type = key.type === 'integer' ? 'integer' : 'string';
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Pet',
        plural: 'pets',
        schema: '#/components/schemas/Pet',
        id: { property: 'id', type, source: 'client', isOptional: true, ...id },
        unique,
      },
    ],
    operations: {
      addPet: { kind: 'create', resource: 'Pet', success },
      setPet: { kind: 'replace', resource: 'Pet', success },
    },
  });
  return emitLines(plan, document);
}

describe('an id that a request may choose', () => {
  it('is the next number that nobody has chosen, where it is a number and absent', async () => {
    const files = await emit({ type: 'integer' }, {});
    const migration = files.get('migrations/0000_initial.sql') ?? '';
    expect(migration).toContain('CREATE SEQUENCE "pets_id_numbers";');
    expect(migration).toContain(`"id" numeric PRIMARY KEY DEFAULT nextval('"pets_id_numbers"')`);
    expect(migration).toContain('ALTER SEQUENCE "pets_id_numbers" OWNED BY "pets"."id";');
    const store = files.get('src/resources/pets/store.ts');
    expect(store).toContain('const values = { id: input.id, name: input.name, };');
    expect(store).toContain('return await insertNumbered(this.queries, pets.id, values.id, () => this.inserting');
    expect(store).toContain('.values(values).onConflictDoNothing({ target: pets.id }).returning()');
    expect(files.has('src/storage/numbers.ts')).toBe(true);
  });

  it('is a random text where it is a text and absent, and stays what it is', async () => {
    const files = await emit({ type: 'string' }, {});
    expect(files.get('src/resources/pets/table.ts')).toContain('.primaryKey().$defaultFn(() => randomUUID())');
    const store = files.get('src/resources/pets/store.ts');
    expect(store).toContain('insert(input: Pick<typeof pets.$inferInsert, "id" | "name">)');
    expect(store).toContain('replace(id: string, input: Pick<typeof pets.$inferInsert, "name">)');
    expect(files.has('src/storage/numbers.ts')).toBe(false);
  });

  it('is changed by what may change it', async () => {
    const store = (await emit({ type: 'string' }, { isMutable: true })).get('src/resources/pets/store.ts');
    expect(store).toContain('replace(id: string, input: Pick<typeof pets.$inferInsert, "id" | "name">)');
  });

  it('is made up where it is taken and only suggested, and nothing is refused for it', async () => {
    const files = await emit({ type: 'string' }, { isSuggested: true });
    const store = files.get('src/resources/pets/store.ts');
    expect(store).toContain('const [kept] = await translateErrors(this.queries.insert(pets).values(values)');
    expect(store).toContain('.onConflictDoNothing({ target: pets.id }).returning()');
    expect(store).toContain('kept ?? onlyRow(');
    expect(store).toContain('.values({ ...values, id: undefined })');
    expect(files.get('src/operations/add-pet.ts')).not.toContain('unique:');
  });

  it('is the next number where the suggested one is taken', async () => {
    const store = (await emit({ type: 'integer' }, { isSuggested: true })).get('src/resources/pets/store.ts');
    expect(store).toContain('const [kept] = await translateErrors(this.inserting.run(values));');
    expect(store).toMatch(
      /kept \?\? \(?await insertNumbered\( ?this\.queries, pets\.id, undefined, \(\) => this\.inserting\.run/,
    );
    expect(store).toContain('this.inserting.run({ ...values, id: undefined })');
  });

  it('is unique by being the key, and not once more', async () => {
    const files = await emit({ type: 'string' }, {}, [409], [['id'], ['name']]);
    const table = files.get('src/resources/pets/table.ts');
    expect(table).toMatch(/id: unicode\('id'\)\.primaryKey\(\)(?!\.unique)/);
    expect(table).toContain("name: unicode('name').unique()");
    expect(files.get('src/operations/add-pet.ts')).toContain('"Another pet has the same id or name."');
  });

  it.each([
    [409, [409, 422]],
    [422, [400, 422]],
    [409, []],
  ])('is answered with %j where it is taken and %j are declared', async (status, declared) => {
    const files = await emit({ type: 'integer' }, {}, declared);
    expect(files.get('src/operations/add-pet.ts')).toContain(`unique: [${status}, "Another pet has the same id."]`);
  });
});
