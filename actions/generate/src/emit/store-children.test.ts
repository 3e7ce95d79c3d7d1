import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const Shelter: Schema = {
  type: 'object',
  required: ['id', 'name', 'pets'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    name: { type: 'string' },
    pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' }, readOnly: true },
  },
};

const ShelterName: Schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

async function emit(shown?: { property: string; schema: string }): Promise<(file: string) => string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { plan, document } = createPetShop({ schemas: { Shelter, ShelterName } });
  const children = [{ property: 'pets', resource: 'Pet', by: 'shelterId', schema: '#/components/schemas/Pet' }];
  const resources = plan.resources.map((one) => {
    if (one.name === 'Shelter') return { ...one, children };
    if (shown === undefined) return one;
    return { ...one, relations: one.relations.map((relation) => ({ ...relation, shown })) };
  });
  const { files } = await emitService(createService({ ...plan, resources }, document), templates);
  return (file) => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

describe('lists of what belongs to an item', () => {
  it('are read by one query for all items, and stored with none', async () => {
    const read = await emit();
    const table = read('src/resources/shelters/table.ts');
    expect(table).not.toContain("json('pets')");
    expect(table).toContain('readonly pets: readonly PetRow[];');
    const store = read('src/resources/shelters/store.ts');
    expect(store).toContain('const shownPets = await new PetStore(this.queries).listByShelterId(ids);');
    expect(store).toContain('pets: shownPets.filter((item) => item.shelterId === row.id),');
    expect(store).toContain('return onlyRow(await this.complete([onlyRow(');
    expect(store).toContain('if (found === undefined) return undefined;');
    expect(read('src/resources/shelters/representation.ts')).toContain('pets: row.pets.map((item) => toPet(item)),');
  });

  it('hold what refers to them in order of creation', async () => {
    const store = (await emit())('src/resources/pets/store.ts');
    expect(store).toContain(
      'async listByShelterId(ids: string[]): Promise<PetRow[]> { if (ids.length === 0) return [];',
    );
    expect(store).toMatch(/\.where\(inArray\(pets\.shelterId, ids\)\)\.orderBy\(asc\(pets\.\w+\)\)/);
  });

  it('are not asked of an item that another shows, because they are not read there', async () => {
    const read = await emit({ property: 'shelter', schema: '#/components/schemas/ShelterName' });
    const table = read('src/resources/pets/table.ts');
    expect(table).toContain('readonly shelter: ShelterRow;');
    expect(table).not.toContain('ShelterDetails');
    expect(read('src/resources/pets/store.ts')).toContain(
      '.innerJoin(shownShelter, eq(shownShelter.id, pets.shelterId))',
    );
  });
});

describe('numbers of what belongs to an item', () => {
  const mean: Schema = { type: 'number', readOnly: true };
  const properties = { ...Shelter.properties, petCount: { type: 'integer', readOnly: true }, averageWeight: mean };

  async function emitTallied(atNothing: 'null' | 'zero'): Promise<(file: string) => string> {
    const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
    const { pets: _pets, ...shown } = properties as Record<string, Schema>;
    const required = ['id', 'name', 'petCount', 'averageWeight'];
    const { plan, document } = createPetShop({ schemas: { Shelter: { ...Shelter, required, properties: shown } } });
    const counted = { resource: 'Pet', by: 'shelterId' };
    const tallies = [
      { property: 'petCount', ...counted },
      { property: 'averageWeight', ...counted, average: { of: 'weight', atNothing } },
    ];
    const resources = plan.resources.map((one) => (one.name === 'Shelter' ? { ...one, tallies } : one));
    const { files } = await emitService(createService({ ...plan, resources }, document), templates);
    return (file) => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
  }

  it('are worked out by the query that reads it, and stored nowhere', async () => {
    const read = await emitTallied('null');
    const table = read('src/resources/shelters/table.ts');
    expect(table).not.toMatch(/integer\('pet_count'\)|'average_weight'/);
    const store = read('src/resources/shelters/store.ts');
    expect(store).toContain('petCount: countItems(pets.shelterId, shelters.id),');
    expect(store).toContain('averageWeight: meanOfItems(pets.weight, pets.shelterId, shelters.id),');
    expect(read('src/storage/tallies.ts')).toContain('(select count(*) from');
  });

  it.each([
    ['zero', 'averageWeight: row.averageWeight ?? 0,'],
    ['null', 'averageWeight: row.averageWeight,'],
  ] as const)('are %s of nothing, as the schema allows', async (atNothing, code) => {
    expect((await emitTallied(atNothing))('src/resources/shelters/representation.ts')).toContain(code);
  });
});
