import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';

import { renderMigration } from './migration';

/** The tables of a pet shop whose pets have a number, counted up so. */
function migrate(
  counting: { readonly value: number; readonly within?: string },
  as: 'number' | 'place' = 'number',
): string {
  const { plan, document } = createPetShop({
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'number', 'shelterId', 'name'],
        properties: {
          name: { type: 'string' },
          tag: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          id: { type: 'integer' },
          number: { type: 'integer' },
          shelterId: { type: 'string', format: 'uuid' },
        },
      },
    },
  });
  const resources = plan.resources.map((resource) =>
    resource.name === 'Pet'
      ? { ...resource, unique: [], timestamps: [], made: [{ property: 'number', as, ...counting }] }
      : resource,
  );
  return renderMigration(createService({ ...plan, resources }, document).resources, document);
}

it('numbers the items of each parent, one after another and none twice', () => {
  const sql = migrate({ value: 1, within: 'shelterId' });
  expect(sql).toContain('"number" bigint DEFAULT 0 NOT NULL');
  expect(sql).toContain('CONSTRAINT "pets_shelter_id_number_unique" UNIQUE ("shelter_id", "number")');
  expect(sql).toContain(`pg_advisory_xact_lock(hashtext('pets_number_next'), hashtext(NEW."shelter_id"::text))`);
  expect(sql).toContain(
    'SELECT coalesce(max("number") + 1, 1) INTO NEW."number" FROM "pets" WHERE "shelter_id" = NEW."shelter_id";',
  );
  expect(sql).toContain('CREATE TRIGGER "pets_number_next" BEFORE INSERT ON "pets" FOR EACH ROW');
});

it('numbers all items where they have no parent', () => {
  const sql = migrate({ value: 100 });
  expect(sql).toContain('CONSTRAINT "pets_number_unique" UNIQUE ("number")');
  expect(sql).toContain('SELECT coalesce(max("number") + 1, 100) INTO NEW."number" FROM "pets";');
});

it('puts what a request has no place for after the last, and lets others choose the same', () => {
  const sql = migrate({ value: 0, within: 'shelterId' }, 'place');
  expect(sql).toContain('"number" numeric NOT NULL');
  expect(sql).toContain('IF NEW."number" IS NOT NULL THEN RETURN NEW; END IF;');
  expect(sql).toContain(
    'SELECT least(coalesce(max("number")::numeric + 1, 0), 9007199254740991) INTO NEW."number" FROM "pets" WHERE "shelter_id" = NEW."shelter_id";',
  );
  expect(sql).not.toContain('UNIQUE');
});
