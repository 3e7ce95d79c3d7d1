import type { PlannedOperation } from '@orchestrate/contracts/plan';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

type TableOf = (columns: readonly string[], itemsProperty?: string) => (list: unknown) => string;

async function loadTables(): Promise<TableOf> {
  return (await loadTemplate('http/tables.ts', [])).tableOf as TableOf;
}

describe('a table', () => {
  it('has a line of names and one for each item', async () => {
    const tableOf = await loadTables();
    const items = [
      { id: 1, name: 'a, "b"', tags: ['x', 'y'], by: null },
      { id: 2, name: 'two\nlines', isTame: false },
    ];
    const table = tableOf(['id', 'name', 'tags', 'by', 'isTame'])(items);
    expect(table).toBe('id,name,tags,by,isTame\r\n1,"a, ""b""","[""x"",""y""]",,\r\n2,"two\nlines",,,false\r\n');
  });

  it('has names where there is nothing, and reads what an object around the list holds', async () => {
    const tableOf = await loadTables();
    expect(tableOf(['id', 'toString'], 'data')({ data: [] })).toBe('id,toString\r\n');
    expect(tableOf(['id', 'toString'], 'data')({ data: [{ id: 1 }] })).toBe('id,toString\r\n1,\r\n');
  });

  it('is written of what a list shows, where it is asked for', async () => {
    const listPets: Partial<PlannedOperation> = { answerTypes: ['application/json', 'text/csv'] };
    const { plan, document } = createPetShop({ operations: { listPets } });
    const files = await emitFiles(plan, document);
    expect(files.get('src/operations/list-pets.ts')).toMatch(/negotiate\(\{ types: \[[^\]]*csv.\].*\}, tableOf\(\[/);
    expect(files.has('src/http/tables.ts')).toBe(true);
    const usual = createPetShop();
    expect((await emitFiles(usual.plan, usual.document)).has('src/http/tables.ts')).toBe(false);
  });
});
