import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitMigrations, renderMigration } from './migration';

describe('emitMigrations', () => {
  it('writes a journal also where there is no table', () => {
    expect(emitMigrations([]).map((file) => file.path)).toEqual(['migrations/meta/_journal.json']);
  });

  it('gives constraints names of their own, none of which PostgreSQL cuts off', () => {
    const long = 'x'.repeat(60);
    const { plan, document } = createPetShop();
    const { resources } = createService(plan, document);
    const renamed = resources.map((resource) => ({
      ...resource,
      table: { ...resource.table, sqlName: `${long}_${resource.table.sqlName}` },
    }));
    const names = [...renderMigration(renamed).matchAll(/(?:CONSTRAINT|INDEX) "([^"]+)"/g)].map(
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
    const sql = renderMigration(createService(plan, document).resources);
    expect(sql).toContain(`"name" text DEFAULT 'O''Hara''); DROP TABLE pets; --' NOT NULL`);
  });
});
