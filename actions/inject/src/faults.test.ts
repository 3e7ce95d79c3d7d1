import { FAULTS } from '@orchestrate/contracts/phase';
import { describe, expect, it } from 'vitest';

import type { SourceFile } from './faults';
import { plantFault } from './faults';

const operation: SourceFile = {
  path: 'src/operations/list-books.ts',
  text: [
    "import { createRoute } from '@hono/zod-openapi';",
    "import { toBook } from '../resources/books/representation.js';",
    '',
    'const rows = await books.list(filter, { offset: (page - 1) * pageSize, limit: pageSize });',
    'export const items = rows.map(toBook);',
    '',
  ].join('\n'),
};
const storage: SourceFile = {
  path: 'src/storage/database.ts',
  text: "const m = path.join(dir, '../../migrations');\n",
};

describe('plantFault', () => {
  it.each([
    [
      'missing-import',
      operation.path,
      (text: string) => !text.includes('import { toBook }') && text.includes('map(toBook)'),
    ],
    ['type-error', operation.path, (text: string) => text.includes('books.lsit(')],
    ['off-by-one', operation.path, (text: string) => text.includes('offset: page * pageSize')],
    ['crash-on-start', storage.path, (text: string) => text.includes("'../../migration'")],
  ] as const)('%s changes one line', (fault, path, isBroken) => {
    const broken = plantFault(fault, [storage, operation]);
    expect(broken?.path).toBe(path);
    expect(isBroken(broken?.text ?? '')).toBe(true);
  });

  it('lets one item too many through where lists have only a limit', () => {
    const store = { path: 'src/resources/pets/store.ts', text: 'return rows.limit(limit);\n' };
    expect(plantFault('off-by-one', [store])?.text).toBe('return rows.limit(limit + 1);\n');
  });

  it.each(FAULTS)('finds no place for %s where there is none', (fault) => {
    expect(plantFault(fault, [{ path: 'src/app.ts', text: 'export const nothing = 1;\n' }])).toBeUndefined();
  });
});
