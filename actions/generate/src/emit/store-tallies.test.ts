import path from 'node:path';

import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

it('counts those of a state alone', async () => {
  const { plan, document } = createPetShop({
    schemas: {
      Shelter: {
        type: 'object',
        required: ['id', 'soldPets', 'petCount'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          name: { type: 'string' },
          soldPets: { type: 'integer' },
          petCount: { type: 'integer' },
        },
      },
    },
  });
  const of = { resource: 'Pet', by: 'shelterId' };
  const tallies = [
    { property: 'soldPets', ...of, where: { property: 'tag', equals: 'sold' } },
    { property: 'petCount', ...of },
  ];
  const resources = plan.resources.map((one) => (one.name === 'Shelter' ? { ...one, tallies } : one));
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService({ ...plan, resources }, document), templates);
  const store = files.find((file) => file.path === 'src/resources/shelters/store.ts')?.text ?? '';
  expect(store).toContain('soldPets: countItems(pets.shelterId, shelters.id, eq(pets.tag, "sold")),');
  expect(store).toContain('petCount: countItems(pets.shelterId, shelters.id),');
});
