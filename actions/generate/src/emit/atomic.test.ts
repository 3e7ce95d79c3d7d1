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

/** The files of a service as one line each, because formatting comes later. */
async function emit(operations: PetShopOptions['operations'] = {}): Promise<ReadonlyMap<string, string>> {
  const { plan, document } = createPetShop({ operations });
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
}

describe('what is done in one transaction', () => {
  it('keeps a row from others before it compares its tag, and asks for the tag before all else', async () => {
    const conditions = { showsTag: true, answersUnchanged: false, match: { stale: 412, missing: 428 } };
    const files = await emit({ updatePet: { conditions } });
    const handler = files.get('src/operations/update-pet.ts');
    expect(handler).toContain('demandMatch(428)');
    expect(handler).toContain('return atomically(async ({ pets }) => {');
    expect(handler).toContain('const present = await pets.lock(path.petId);');
    expect(handler).toContain('requireMatch(c, createEntityTag(present), 412);');
    expect(handler).toContain('return c.json(toPet(pet), 200, { ETag: createEntityTag(pet) });');
    expect(files.get('src/resources/pets/store.ts')).toContain(".for('update', { of: pets })");
    expect(files.get('src/resources/stores.ts')).toContain('queries.transaction(');
  });

  it('keeps the answer of a request with a key beside what the request changed', async () => {
    const files = await emit({
      createPet: { idempotency: { header: 'Idempotency-Key', conflict: 422, isRequired: false } },
    });
    const handler = files.get('src/operations/create-pet.ts');
    expect(handler).toContain('return atomically(({ idempotencyKeys, pets }) =>');
    expect(handler).toContain('{ operation: "createPet", header: "Idempotency-Key", conflict: 422 }');
    expect(files.get('migrations/0000_initial.sql')).toContain('CREATE TABLE "idempotency_keys"');
  });

  it('leaves all of it out where no operation asks for it', async () => {
    const files = await emit();
    expect([...files.keys()].filter((file) => /entity-tags|idempotency/.test(file))).toEqual([]);
    expect(files.get('src/resources/stores.ts')).not.toContain('atomically');
    expect(files.get('migrations/0000_initial.sql')).not.toContain('idempotency');
  });
});
