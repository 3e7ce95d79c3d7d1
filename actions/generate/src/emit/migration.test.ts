import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitMigrations, renderMigration } from './migration';

describe('emitMigrations', () => {
  it('writes a journal also where there is no table', () => {
    expect(emitMigrations([], createPetShop().document).map((file) => file.path)).toEqual([
      'migrations/meta/_journal.json',
    ]);
  });

  it('gives constraints names of their own, none of which PostgreSQL cuts off', () => {
    const long = 'x'.repeat(60);
    const { plan, document } = createPetShop();
    const { resources } = createService(plan, document);
    const renamed = resources.map((resource) => ({
      ...resource,
      table: { ...resource.table, sqlName: `${long}_${resource.table.sqlName}` },
    }));
    const names = [...renderMigration(renamed, document).matchAll(/(?:CONSTRAINT|INDEX) "([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBe(4);
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => name.length <= 63)).toBe(true);
  });

  it('quotes what defaults hold', () => {
    const { plan, document } = createPetShop({
      schemas: {
        Shelter: {
          type: 'object',
          required: ['id', 'name'],
          properties: {
            id: { type: 'string', format: 'uuid', readOnly: true },
            name: { type: 'string', default: "O'Hara'); DROP TABLE pets; --" },
          },
        },
      },
    });
    const sql = renderMigration(createService(plan, document).resources, document);
    expect(sql).toContain(`"name" text DEFAULT 'O''Hara''); DROP TABLE pets; --' NOT NULL`);
  });

  it('holds values to what the schema declares, and indexes what lists are narrowed by', () => {
    const { plan, document } = createPetShop({
      schemas: {
        NewPet: {
          type: 'object',
          required: ['name', 'tag', 'shelterId', 'kind'],
          properties: {
            name: { type: 'string' },
            tag: { type: 'string' },
            kind: { type: 'string', enum: ['cat', "bird's"] },
            shelterId: { type: 'string', format: 'uuid' },
            weight: { type: 'number', minimum: 0, exclusiveMaximum: 100.5 },
          },
        },
      },
      operations: {
        listPets: {
          filters: [
            { parameter: 'kind', property: 'kind', operator: 'eq' },
            { parameter: 'name', property: 'name', operator: 'eq' },
            { parameter: 'least', property: 'weight', operator: 'gte' },
          ],
        },
      },
    });
    const sql = renderMigration(createService(plan, document).resources, document);
    expect(sql).toContain(`"kind" text NOT NULL CHECK ("kind" IN ('cat', 'bird''s'))`);
    expect(sql).toContain('"weight" double precision CHECK ("weight" >= 0 AND "weight" < 100.5)');
    expect(sql).toContain('CREATE INDEX "pets_kind_index" ON "pets" ("kind");');
    expect(sql).toContain('CREATE INDEX "pets_weight_index" ON "pets" ("weight");');
    expect(sql).toContain('CREATE INDEX "pets_name_index" ON "pets" USING hash ("name");');
  });
});
