import type { Transition } from '@orchestrate/contracts/transition';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, jsonOf, pathParameter } from '@orchestrate/testkit/openapi-document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

async function read(file: string, options: PetShopOptions): Promise<string> {
  const { plan, document } = createPetShop(options);
  return (await emitLines(plan, document)).get(file) ?? '';
}

const readStore = (options: PetShopOptions): Promise<string> => read('src/resources/pets/store.ts', options);
const readHandler = (options: PetShopOptions): Promise<string> => read('src/operations/adopt-pet.ts', options);

it('writes an action on a flag, and says of it what it is already', async () => {
  const moment: Schema = { type: ['string', 'null'], format: 'date-time' };
  const properties: Record<string, Schema> = {
    ...{
      id: { type: 'integer' },
      tag: { type: 'string' },
      name: { type: 'string' },
      shelterId: { type: 'string', format: 'uuid' },
    },
    ...{ isHidden: { type: 'boolean' }, createdAt: { type: 'string', format: 'date-time' }, hiddenAt: moment },
  };
  const act = (to: boolean, times: Pick<Transition, 'stamps' | 'clears'>): PetShopOptions => ({
    schemas: { Pet: { type: 'object', required: ['id', 'tag', 'createdAt'], properties } },
    operations: {
      adoptPet: {
        kind: 'transition',
        resource: 'Pet',
        success: { status: 202, shape: 'empty' },
        transition: { property: 'isHidden', to, from: [!to], refusal: 409, ...times },
      },
    },
  });
  const hide = act(true, { stamps: ['hiddenAt'] });
  const show = act(false, { stamps: [], clears: ['hiddenAt'] });
  expect(await readStore(hide)).toContain(
    'set({ isHidden: true, hiddenAt: sql`now()`, }).where(and(eq(pets.id, id), eq(pets.isHidden, false))).returning()',
  );
  expect(await readHandler(hide)).toContain('409, "This pet is already hidden."');
  expect(await readStore(show)).toContain('set({ isHidden: false, hiddenAt: null, })');
  expect(await readHandler(show)).toContain('409, "This pet is not hidden."');
});

it('keeps what the body of an action tells, in the statement that moves the item', async () => {
  const { plan, document } = createPetShop({
    operations: {
      adoptPet: {
        kind: 'transition',
        resource: 'Pet',
        success: { status: 202, shape: 'empty' },
        transition: {
          ...{ property: 'name', to: 'adopted', from: ['new'], refusal: 409, stamps: ['createdAt'] },
          carries: [
            { name: 'grams', property: 'weight' },
            { name: 'tag', property: 'tag' },
            { name: 'since', property: 'createdAt' },
          ],
        },
      },
    },
  });
  const properties: Record<string, Schema> = {
    ...{ grams: { type: 'number' }, tag: { type: ['string', 'null'] } },
    since: { type: 'string', format: 'date-time' },
  };
  const path = '/pets/{petId}/adopt';
  const action = answering(202, {}, { operationId: 'adoptPet', requestBody: jsonOf({ type: 'object', properties }) });
  const taking = { ...document.paths, [path]: { parameters: [pathParameter('petId')], post: action } };
  const files = await emitLines(plan, { ...document, paths: taking });
  const store = files.get('src/resources/pets/store.ts');
  expect(store).toContain('told: Partial<Pick<typeof pets.$inferInsert, "weight" | "tag" | "createdAt">>');
  expect(store).toContain(
    'set({ name: "adopted", weight: told.weight, tag: told.tag, createdAt: told.createdAt ?? sql`now()`, })',
  );
  // The table holds no null there.
  expect(files.get('src/operations/adopt-pet.ts')).toContain(
    '.adoptPet(toKey(path.petId), { weight: body.grams, tag: body.tag ?? undefined, createdAt: body.since })',
  );
});
